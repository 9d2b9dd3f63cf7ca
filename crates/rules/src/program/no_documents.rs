//! The schemas of documents in an engine that is built without documents: it only notices that there are some.

use crate::wire::Store;

/// Index of a schema.
pub type RuleId = u32;

/// The constants of schemas: none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Constants;

impl Constants {
    /// There are none.
    pub(super) fn new(_: &Store) -> Constants {
        Constants
    }

    /// Nothing is there that could be inconsistent.
    pub(super) fn fit(&self, _: &super::Program) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        program::{
            FactKind, LoadError, Program,
            author::{Fact, Head, Pack, PackInfo},
        },
        wire::Table,
    };
    use alloc::{string::ToString, vec};

    fn pack(kind: FactKind) -> Pack {
        let fact = Fact { id: "registry.extract".to_string(), kind, ..Fact::default() };
        let info = PackInfo { id: "small".to_string(), time_zone: "WITA".to_string(), ..PackInfo::default() };
        let mut pack = Pack {
            head: Head { info, languages: vec!["id".to_string()] },
            texts: vec![vec!["Petikan".to_string()]],
            facts: vec![fact],
            ..Pack::default()
        };
        pack.prepare().unwrap();
        pack
    }

    #[test]
    fn a_program_with_documents_is_refused_when_it_is_loaded() {
        let mut bytes = pack(FactKind::Document).to_bytes();
        assert_eq!(Program::load(&bytes), Err(LoadError::NeedsDocuments));
        // As an engine with documents writes it: there are schemas, which this one cannot read.
        let characters = usize::from(bytes[8]);
        let rules = 8 + 1 + characters + Table::Rules as usize;
        assert_eq!(bytes[rules], 0);
        bytes[rules] = 1;
        bytes.push(0);
        assert_eq!(Program::load(&bytes), Err(LoadError::NeedsDocuments));
        let plain = pack(FactKind::Text);
        assert_eq!(Program::load(&plain.to_bytes()).map(|program| program.to_author()), Ok(plain));
    }
}
