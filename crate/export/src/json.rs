//! `rasid.json`: the contract's documents in a list, one an article, without the dismissed incidents and with what a person decided,
//! the machine's own value beside a changed one.
//!
//! Added to the contract: `article.outlet` and `article.url`, and `review` in each incident that has one.

use serde_json::{Value, json};

use crate::ExportArticle;

/// The file.
pub fn write(articles: &[ExportArticle]) -> Vec<u8> {
    let documents: Vec<Value> = articles.iter().map(document).collect();
    let mut bytes = serde_json::to_vec_pretty(&documents).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn document(article: &ExportArticle) -> Value {
    let mut document = serde_json::to_value(&article.extraction).unwrap_or_default();
    if let Some(facts) = document.get_mut("article").and_then(Value::as_object_mut) {
        facts.insert("title".to_owned(), json!(article.title()));
        facts.insert("outlet".to_owned(), json!(article.article.outlet));
        facts.insert("url".to_owned(), json!(article.article.url));
    }
    let incidents = article.incidents().map(|(incident, review)| {
        let mut value = serde_json::to_value(incident).unwrap_or_default();
        if let (Some(fields), Some(review)) = (value.as_object_mut(), review) {
            fields.insert(
                "review".to_owned(),
                json!({
                    "status": review.status, "note": review.note, "reliability": review.reliability,
                    "credibility": review.credibility, "machine": review.machine, "reports": review.reports,
                }),
            );
        }
        value
    });
    let incidents: Vec<Value> = incidents.collect();
    if let Some(fields) = document.as_object_mut() {
        fields.insert("incidents".to_owned(), Value::Array(incidents));
    }
    document
}
