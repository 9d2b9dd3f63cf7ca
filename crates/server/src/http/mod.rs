//! What every request passes: limits, origins, headers, ids and the log line.

pub mod body;
pub mod cross_origin;
pub mod headers;
pub mod log;
pub mod serve;
