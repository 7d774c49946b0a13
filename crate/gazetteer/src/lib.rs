//! Places: compact embedded index, look-up by name
