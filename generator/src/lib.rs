//! The `solidoume` program, as a library: sources go in, a site comes out.
