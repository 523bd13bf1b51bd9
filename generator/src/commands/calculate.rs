//! `solidoume calculate`: one request a line in, one answer a line out, as the site's calculators would give them.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;

use super::Failure;

/// Bytes read at once.
const CHUNK: usize = 64 * 1024;

/// Answers standard input on standard output. A wrong request has an answer too, which says why.
pub(super) fn run() -> Result<ExitCode, Failure> {
    answer_all(io::stdin().lock(), io::stdout().lock())?;
    Ok(ExitCode::SUCCESS)
}

fn answer_all(input: impl Read, output: impl Write) -> io::Result<()> {
    let mut input = BufReader::with_capacity(CHUNK, input);
    let mut output = BufWriter::new(output);
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        // Bytes that are not UTF-8 reach the engine as `�`, and it refuses them if they matter.
        let request = String::from_utf8_lossy(&line);
        if !request.trim().is_empty() {
            // As it came: spaces that are no JSON are refused here as they are in a browser.
            writeln!(output, "{}", calculator_wasm::calculate(&request))?;
        }
        line.clear();
        // Before waiting for more, give what is due: a program may await this answer to send its next request.
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(input: &[u8]) -> Vec<String> {
        let mut output = Vec::new();
        answer_all(input, &mut output).unwrap();
        String::from_utf8(output)
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn each_line_has_its_answer_and_blank_lines_none() {
        let request = r#"{"calculator":"nothing"}"#;
        let one = calculator_wasm::calculate(request);
        assert_eq!(
            answers(format!("{request}\r\n\n  \n{request}").as_bytes()),
            [one.clone(), one]
        );
        assert_eq!(answers(b""), Vec::<String>::new());
    }

    #[test]
    fn spaces_that_are_no_json_are_refused_as_by_the_engine() {
        let request = "\u{a0}{\"calculator\":\"basket\",\"budget\":\"1\",\"items\":[]}";
        assert_eq!(
            answers(request.as_bytes()),
            [calculator_wasm::calculate(request)]
        );
    }

    #[test]
    fn bytes_that_are_not_text_are_answered() {
        let answers = answers(b"\xff\xfe\n{\"calculator\": \"\xff\"}\n");
        assert_eq!(answers.len(), 2);
        assert!(
            answers.iter().all(|answer| answer.contains("\"error\"")),
            "{answers:?}"
        );
    }

    #[test]
    fn a_closed_pipe_is_an_error_and_not_a_panic() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let error = answer_all(&b"{}\n"[..], Closed).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
    }
}
