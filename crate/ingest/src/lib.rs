//! Bytes to article: encodings, HTML, plain text
