//! TypeScript declarations of the engine: wasm-bindgen's own for the class, and ours for what it takes and gives.
//!
//! The contract's types live in the core, which knows no wasm-bindgen; so their declarations are read off the Rust source.
//! What serde can do with a type is far more than these files use: anything else than the forms below is an error here,
//! not a wrong declaration.

use crate::files;
use anyhow::{Context, bail};
use std::fmt::Write;
use std::path::Path;
use syn::{Attribute, Expr, ExprLit, Fields, Item, Lit, Meta, Type, Variant};

const SOURCES: [&str; 9] = [
    "crate/core/src/article.rs",
    "crate/core/src/contract.rs",
    "crate/core/src/own.rs",
    "crate/core/src/place.rs",
    "crate/ingest/src/document.rs",
    "crate/ingest/src/place_file.rs",
    "crate/export/src/options.rs",
    "crate/export/src/back.rs",
    "crate/engine/src/message.rs",
];

pub fn declarations(project: &Path, wasm: &Path) -> anyhow::Result<String> {
    let mut out = String::from(
        "// Made by the build from the Rust types. Offsets are UTF-16 code units.\ndeclare namespace rasidEngine {\n",
    );
    for source in SOURCES {
        let text = files::read_text(&project.join(source))?;
        let declared = declare(&text).with_context(|| format!("no TypeScript for {source}"))?;
        out.push_str(&declared);
    }
    out.push_str("}\n\n");
    Ok(out + &files::read_text(&wasm.join("engine.d.ts"))?)
}

/// Declarations for every public type of a file that serde reads or writes.
fn declare(source: &str) -> anyhow::Result<String> {
    let mut out = String::new();
    for item in syn::parse_file(source)?.items {
        match item {
            Item::Struct(item) if is_serde(&item.attrs) => {
                docs(&mut out, &item.attrs, 2)?;
                writeln!(out, "  export interface {} {{", item.ident)?;
                fields(&mut out, &item.fields, 4)?;
                writeln!(out, "  }}")?;
            }
            Item::Enum(item) if is_serde(&item.attrs) => {
                docs(&mut out, &item.attrs, 2)?;
                writeln!(out, "  export type {} =", item.ident)?;
                let count = item.variants.len();
                for (index, each) in item.variants.iter().enumerate() {
                    let end = if index + 1 == count { ";" } else { "" };
                    docs(&mut out, &each.attrs, 4)?;
                    writeln!(out, "    | {}{end}", variant(each, &item.attrs)?)?;
                }
            }
            _ => {}
        }
    }
    Ok(out)
}

fn is_serde(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("derive")
            && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string().contains("Serialize"))
    })
}

fn variant(variant: &Variant, of: &[Attribute]) -> anyhow::Result<String> {
    let rules = serde_rules(of)?;
    let name = match rules.iter().find(|rule| rule.starts_with("rename_all")) {
        Some(rule) if rule.ends_with("\"snake_case\"") => snake(&variant.ident.to_string()),
        Some(rule) => bail!("{rule} of {}", variant.ident),
        None => variant.ident.to_string(),
    };
    if let Some(rule) = rules.iter().find(|rule| !rule.starts_with("rename_all") && *rule != "untagged") {
        bail!("serde rule {rule} on the enum of {}", variant.ident);
    }
    let untagged = rules.iter().any(|rule| rule == "untagged");
    let name = renamed(variant)?.unwrap_or(name);
    match &variant.fields {
        Fields::Unit if !untagged => Ok(format!("\"{name}\"")),
        Fields::Named(_) => {
            let mut body = String::new();
            fields(&mut body, &variant.fields, 6)?;
            Ok(if untagged { format!("{{\n{body}    }}") } else { format!("{{ {name}: {{\n{body}    }} }}") })
        }
        _ => bail!("variant {}: only units and named fields have an agreed form", variant.ident),
    }
}

/// The variant's own name, where it has one.
fn renamed(variant: &Variant) -> anyhow::Result<Option<String>> {
    let rules = serde_rules(&variant.attrs)?;
    match rules.as_slice() {
        [] => Ok(None),
        [rule] if rule.starts_with("rename =") => Ok(rule.split('"').nth(1).map(str::to_owned)),
        _ => bail!("serde rules {rules:?} on variant {}", variant.ident),
    }
}

fn fields(out: &mut String, fields: &Fields, indent: usize) -> anyhow::Result<()> {
    for field in fields {
        let ident = field.ident.as_ref().context("a field without a name")?;
        let (mut name, mut kind, mut may_lack) = (ident.to_string(), typescript(&field.ty)?, "");
        for rule in serde_rules(&field.attrs)? {
            match rule.split_once('=').map(|(key, value)| (key.trim(), value.trim().trim_matches('"'))) {
                Some(("rename", other)) => name = other.to_owned(),
                Some(("with", "serde_bytes")) => kind = "Uint8Array".to_owned(),
                // What is not there is not written at all.
                Some(("skip_serializing_if", "Option::is_none")) => may_lack = "?",
                _ if rule == "default" => {}
                _ => bail!("serde rule {rule} on field {ident}"),
            }
        }
        docs(out, &field.attrs, indent)?;
        writeln!(out, "{:indent$}{name}{may_lack}: {kind};", "")?;
    }
    Ok(())
}

fn typescript(kind: &Type) -> anyhow::Result<String> {
    let Type::Path(path) = kind else { bail!("only plain types can be sent") };
    let last = path.path.segments.last().context("an empty path")?;
    let inner = || -> anyhow::Result<String> {
        let syn::PathArguments::AngleBracketed(list) = &last.arguments else {
            bail!("{} of what?", last.ident)
        };
        match list.args.first() {
            Some(syn::GenericArgument::Type(inner)) => typescript(inner),
            _ => bail!("{} of what?", last.ident),
        }
    };
    Ok(match last.ident.to_string().as_str() {
        "String" => "string".to_owned(),
        "bool" => "boolean".to_owned(),
        "f64" | "u64" | "u32" | "u16" | "u8" | "usize" => "number".to_owned(),
        "Option" => format!("{} | null", inner()?),
        "Box" => inner()?,
        "Vec" => {
            let each = inner()?;
            if each.contains(' ') { format!("({each})[]") } else { format!("{each}[]") }
        }
        other if matches!(last.arguments, syn::PathArguments::None) => other.to_owned(),
        other => bail!("{other} has no agreed form"),
    })
}

/// The words inside `#[serde(…)]`.
fn serde_rules(attributes: &[Attribute]) -> anyhow::Result<Vec<String>> {
    let mut rules = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let text = attribute.meta.require_list()?.tokens.to_string();
        rules.extend(text.split(',').map(|rule| rule.trim().to_owned()));
    }
    Ok(rules)
}

fn docs(out: &mut String, attributes: &[Attribute], indent: usize) -> std::fmt::Result {
    let lines: Vec<String> = attributes.iter().filter_map(doc_line).collect();
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "{:indent$}/** {} */", "", lines.join(" ").replace("*/", "* /"))
}

fn doc_line(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &pair.value else { return None };
    pair.path.is_ident("doc").then(|| text.value().trim().to_owned())
}

fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structs_and_enums_as_serde_writes_them() {
        let source = r#"
            /// One.
            #[derive(Serialize, Deserialize)]
            pub struct A { #[serde(rename = "type")] pub kind: String, pub b: Option<Vec<B>>, pub c: Box<B>,
                #[serde(default, skip_serializing_if = "Option::is_none")] pub d: Option<u8> }
            #[derive(Serialize)]
            #[serde(rename_all = "snake_case")]
            pub enum B { #[serde(rename = "geojson")] GeoJson, AsIs, File { #[serde(with = "serde_bytes")] bytes: Vec<u8> } }
            pub struct Private(u8);
        "#;
        let expected = "  /** One. */\n  export interface A {\n    type: string;\n    b: B[] | null;\n    c: B;\n    d?: number | null;\n  }\n  export type B =\n    | \"geojson\"\n    | \"as_is\"\n    | { file: {\n      bytes: Uint8Array;\n    } };\n";
        assert_eq!(declare(source).unwrap(), expected);
    }

    #[test]
    fn what_has_no_form_is_an_error() {
        for bad in [
            "#[derive(Serialize)] struct A { a: HashMap<String, u8> }",
            "#[derive(Serialize)] struct A { #[serde(flatten)] a: B }",
            "#[derive(Serialize)] #[serde(tag = \"kind\")] enum A { B { c: u8 } }",
            "#[derive(Serialize)] enum A { B(u8) }",
        ] {
            assert!(declare(bad).is_err(), "{bad}");
        }
    }
}
