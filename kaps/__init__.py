"""The KAPS project: settings, addresses, tasks and the small leaf helpers every app may use."""
