//! The calculators of Soli'doume: exact answers from published aggregate figures.
