//! The article behind «جرّب مثالًا»: written by this project, events invented, in the register of a news agency.

/// Four incidents of four types in three countries, a denial, and a total that must not become an incident.
pub const EXAMPLE: &str = include_str!("../example/agency.txt");

#[cfg(test)]
mod tests {
    use super::EXAMPLE;
    use crate::model::draft;

    #[test]
    fn the_example_is_an_article_we_would_take() {
        assert_eq!(draft::judge(EXAMPLE), Ok(()));
    }
}
