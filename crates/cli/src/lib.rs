//! What the `layak` command shares with the corpus runners: the cases that come with a pack.

pub mod case;
