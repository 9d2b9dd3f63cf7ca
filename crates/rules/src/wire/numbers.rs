//! Numbers: seven bits a byte, low bits first, the top bit says that more follow (LEB128); signed ones fold their sign
//! into the lowest bit, so that small numbers either way are short (as protocol buffers' sint64).

use super::{Walk, Wire};

pub(super) fn fold(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

pub(super) fn unfold(folded: u64) -> i64 {
    (folded >> 1) as i64 ^ -((folded & 1) as i64)
}

impl Wire for i64 {
    fn walk(&mut self, walk: &mut impl Walk) {
        *self = unfold(walk.number(fold(*self)));
    }
}

macro_rules! unsigned {
    ($($number:ty),*) => {
        $(impl Wire for $number {
            fn walk(&mut self, walk: &mut impl Walk) {
                *self = walk.up_to(u32::from(*self), <$number>::MAX.into()) as $number;
            }
        })*
    };
}

unsigned!(u8, u16, u32);

macro_rules! signed {
    ($($number:ty),*) => {
        $(impl Wire for $number {
            fn walk(&mut self, walk: &mut impl Walk) {
                let mut wide = i64::from(*self);
                wide.walk(walk);
                *self = <$number>::try_from(wide).unwrap_or_else(|_| {
                    walk.fail();
                    0
                });
            }
        })*
    };
}

signed!(i16, i32);

impl Wire for bool {
    fn walk(&mut self, walk: &mut impl Walk) {
        *self = walk.up_to(u32::from(*self), 1) == 1;
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn walk(&mut self, walk: &mut impl Walk) {
        self.0.walk(walk);
        self.1.walk(walk);
    }
}

impl Wire for [u8; 32] {
    fn walk(&mut self, walk: &mut impl Walk) {
        walk.bytes(self);
    }
}
