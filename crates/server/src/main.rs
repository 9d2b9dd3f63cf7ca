//! The `layak-server` program.

fn main() -> std::process::ExitCode {
    layak_server::cli::main()
}
