//! The schemas of documents in an engine that is built without documents: it only notices that there are some.

use crate::wire::{Walk, Wire};

/// Index of a schema.
pub type RuleId = u32;

/// The schemas of documents: none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documents;

impl Documents {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        0
    }

    /// Nothing is there that could be inconsistent.
    pub(super) fn is_consistent(&self, _: &super::Program) -> bool {
        true
    }
}

/// The last part of a program, so that what cannot be read can be left unread.
impl Wire for Documents {
    fn walk(&mut self, walk: &mut impl Walk) {
        if walk.length(0) > 0 {
            walk.skip();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::program::{AskedOf, Documents, Fact, FactKind, LoadError, PackInfo, Program, Sensitivity};
    use alloc::{string::ToString, vec, vec::Vec};

    fn program(kind: FactKind) -> Program {
        let fact = Fact {
            id: "registry.extract".to_string(),
            subject: None,
            kind,
            options: Vec::new(),
            searchable: false,
            check: None,
            check_text: None,
            format: None,
            live: None,
            required: true,
            asked_of: AskedOf::Office,
            sensitivity: Sensitivity::Open,
            question: 0,
            hint: None,
            unit: None,
            autocomplete: None,
            declaration: false,
            derived: None,
        };
        let info = PackInfo {
            id: "small".to_string(),
            version: "1".to_string(),
            source_sha256: [0; 32],
            title: 0,
            summary: 0,
            office: 0,
            ask_next: 0,
            utc_offset_minutes: 480,
            time_zone: "WITA".to_string(),
        };
        Program {
            info,
            languages: vec!["id".to_string()],
            texts: vec![vec!["Petikan".to_string()]],
            subjects: Vec::new(),
            facts: vec![fact],
            parameters: Vec::new(),
            lists: Vec::new(),
            nodes: Vec::new(),
            patterns: Vec::new(),
            provisions: Vec::new(),
            decisions: Vec::new(),
            pages: Vec::new(),
            windows: Vec::new(),
            documents: Documents,
            index: Default::default(),
        }
    }

    #[test]
    fn a_program_with_documents_is_refused_when_it_is_loaded() {
        let mut bytes = program(FactKind::Document).to_bytes();
        assert_eq!(Program::load(&bytes), Err(LoadError::NeedsDocuments));
        // As an engine with documents writes it: schemas follow, which this one cannot read.
        let schemas = bytes.pop();
        assert_eq!(schemas, Some(0));
        bytes.extend([2, 0, 1, 6, 0]);
        assert_eq!(Program::load(&bytes), Err(LoadError::NeedsDocuments));
        let mut plain = program(FactKind::Text);
        plain.prepare();
        assert_eq!(Program::load(&plain.to_bytes()), Ok(plain));
    }
}
