//! The form as an applicant sees it.
