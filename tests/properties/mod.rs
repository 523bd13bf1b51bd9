//! What must hold for any input, tried on random ones.
