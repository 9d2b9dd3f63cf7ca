//! Three-valued truth, symmetric as Kleene's.

/// The truth of a predicate over answers that may be unfinished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not hold, whatever is answered next.
    No,
    /// It depends on what is answered next.
    Unknown,
    /// It holds, whatever is answered next.
    Yes,
}

impl Truth {
    /// Both: the weaker of the two.
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    /// Either: the stronger of the two.
    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }
}

impl core::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
            Truth::Yes => Truth::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Truth {
        if holds { Truth::Yes } else { Truth::No }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, *};

    #[test]
    fn is_symmetric_and_keeps_what_is_certain() {
        for one in [No, Unknown, Yes] {
            assert_eq!(No.and(one), No);
            assert_eq!(Yes.or(one), Yes);
            for other in [No, Unknown, Yes] {
                assert_eq!(one.and(other), other.and(one));
                assert_eq!(!(one.and(other)), (!one).or(!other));
            }
        }
        assert_eq!(Yes.and(Unknown), Unknown);
        assert_eq!(Truth::from(false).or(Unknown), Unknown);
    }
}
