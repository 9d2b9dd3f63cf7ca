//! Numbers: seven bits a byte, low bits first, the top bit says that more follow (LEB128); signed ones fold their sign
//! into the lowest bit, so that small numbers either way are short.

use super::{Reader, Wire, Writer};

impl Wire for u64 {
    fn write(&self, to: &mut Writer) {
        let mut rest = *self;
        while rest > 0x7f {
            to.bytes.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        to.bytes.push(rest as u8);
    }

    fn read(from: &mut Reader<'_>) -> u64 {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = from.byte();
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return value;
            }
        }
        from.fail();
        0
    }
}

impl Wire for i64 {
    fn write(&self, to: &mut Writer) {
        (((*self << 1) ^ (*self >> 63)) as u64).write(to);
    }

    fn read(from: &mut Reader<'_>) -> i64 {
        let folded = u64::read(from);
        (folded >> 1) as i64 ^ -((folded & 1) as i64)
    }
}

macro_rules! narrow {
    ($($narrow:ty as $wide:ty),*) => {
        $(impl Wire for $narrow {
            fn write(&self, to: &mut Writer) {
                <$wide>::from(*self).write(to);
            }

            fn read(from: &mut Reader<'_>) -> $narrow {
                <$narrow>::try_from(<$wide>::read(from)).unwrap_or_else(|_| {
                    from.fail();
                    0
                })
            }
        })*
    };
}

narrow!(u8 as u64, u16 as u64, u32 as u64, i16 as i64, i32 as i64);

impl Wire for bool {
    fn write(&self, to: &mut Writer) {
        to.bytes.push(u8::from(*self));
    }

    fn read(from: &mut Reader<'_>) -> bool {
        let byte = from.byte();
        if byte > 1 {
            from.fail();
        }
        byte == 1
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Reader<'_>) -> (A, B) {
        (A::read(from), B::read(from))
    }
}

impl Wire for [u8; 32] {
    fn write(&self, to: &mut Writer) {
        to.bytes.extend_from_slice(self);
    }

    fn read(from: &mut Reader<'_>) -> [u8; 32] {
        let mut bytes = [0; 32];
        let taken = from.take(32);
        if taken.len() == 32 {
            bytes.copy_from_slice(taken);
        }
        bytes
    }
}
