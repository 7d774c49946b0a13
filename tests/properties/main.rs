//! What holds for any text at all, however broken: the core answers, and what it quotes is what stands there.

mod sound;
mod strategy;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use rasid_tests::{articles, read, read_text};
use sound::sound;

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_unicode_is_read(text in any::<String>()) {
        sound(&text, &read_text(&text))?;
    }

    #[test]
    fn any_mix_of_fragments_is_read(text in strategy::fragments()) {
        sound(&text, &read_text(&text))?;
    }

    #[test]
    fn any_damage_to_an_article_is_read(article in strategy::damaged()) {
        sound(&article.text, &read(&article))?;
    }

    #[test]
    fn the_same_text_gives_the_same_answer(text in strategy::fragments()) {
        prop_assert_eq!(read_text(&text), read_text(&text));
    }

    #[test]
    fn any_given_date_is_taken_or_left(date in "[0-9-]{0,12}|\\PC{0,6}", text in strategy::fragments()) {
        let article = rasid_core::article::Article { text, given_date: Some(date), ..Default::default() };
        sound(&article.text, &read(&article))?;
    }
}

#[test]
fn every_article_is_read_soundly() {
    for one in articles() {
        if let Err(error) = sound(&one.article.text, &read(&one.article)) {
            panic!("{}: {error}", one.name);
        }
    }
}

/// Generous: a slow machine with an unoptimised build. What it guards against is time that grows with the square of the length.
#[test]
fn a_long_text_is_read_in_time() {
    let all: String = articles().into_iter().map(|one| one.article.text).collect();
    for text in [
        all.repeat(1 + 200_000 / all.len()),
        "قُتل ".repeat(20_000),
        "، في حمص و".repeat(10_000),
        "5 ".repeat(100_000),
    ] {
        let start = Instant::now();
        let extraction = read_text(&text);
        let took = start.elapsed();
        assert_eq!(extraction.article.chars, text.encode_utf16().count());
        let opening: String = text.chars().take(20).collect();
        assert!(took < Duration::from_secs(60), "{} bytes of «{opening}…» took {took:?}", text.len());
    }
}
