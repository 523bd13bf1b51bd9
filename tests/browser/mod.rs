//! A real Chromium visits the built site.
