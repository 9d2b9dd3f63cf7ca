//! The source of a pack: the compiler tells its faults, or gives a program that loads, says the same again, and decides
//! soundly within bounds.

use crate::trial;
use layak_pack::{MAIN, Severity};
use layak_rules::Program;

/// Tries one input.
pub fn run(bytes: &[u8]) {
    match layak_pack::compile(&[(MAIN, bytes)]) {
        Err(faults) => {
            assert!(faults.iter().any(|fault| fault.severity == Severity::Error), "refused without a reason");
        }
        Ok(compiled) => {
            let program = &compiled.program;
            let loaded = Program::load(&program.to_bytes());
            assert!(loaded.as_ref() == Ok(program), "what was compiled does not load: {:?}", loaded.err());
            let again = layak_pack::compile(&[(MAIN, compiled.source.canonical().as_bytes())]);
            assert!(again.is_ok_and(|again| again.program == *program), "its canonical form is another pack");
            trial::generated(program, bytes, true);
        }
    }
}
