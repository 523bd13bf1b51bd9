//! The one test binary: it tries the program and the site the way people and browsers do.

mod browser;
mod properties;
