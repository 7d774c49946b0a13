//! Keeping dates and addresses in their own order inside a right-to-left line.
//!
//! Without isolation «2025-11-12» in an Arabic sentence is shown as 12-11-2025, which is another day.

const LRI: char = '\u{2066}';
const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

/// The text in left-to-right order, whatever stands around it.
pub fn ltr(text: &str) -> String {
    format!("{LRI}{text}{PDI}")
}

/// A name in its own order, that does not decide the order of the line it begins.
pub fn apart(text: &str) -> String {
    format!("{FSI}{text}{PDI}")
}

/// Isolates every run of digits joined by hyphens, slashes, dots or colons (dates, times, coordinates).
pub fn isolate_figures(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut run = String::new();
    for c in text.chars() {
        let joins = matches!(c, '-' | '/' | '.' | ':' | '–') && !run.is_empty();
        let signs = matches!(c, '+' | '−') && run.is_empty();
        if c.is_ascii_digit() || joins || signs {
            run.push(c);
        } else {
            flush(&mut run, &mut out);
            out.push(c);
        }
    }
    flush(&mut run, &mut out);
    out
}

fn flush(run: &mut String, out: &mut String) {
    let figure = run.trim_end_matches(|c: char| !c.is_ascii_digit());
    let rest = &run[figure.len()..];
    if figure.chars().all(|c| c.is_ascii_digit()) || figure.is_empty() {
        out.push_str(figure);
    } else {
        out.push_str(&ltr(figure));
    }
    out.push_str(rest);
    run.clear();
}

#[cfg(test)]
mod tests {
    use super::isolate_figures;

    #[test]
    fn dates_keep_their_order() {
        assert_eq!(isolate_figures("نُشر في 2025-11-12."), "نُشر في \u{2066}2025-11-12\u{2069}.");
    }

    #[test]
    fn a_sign_stays_before_its_figure() {
        assert_eq!(isolate_figures("سلاح (+0.7)"), "سلاح (\u{2066}+0.7\u{2069})");
        assert_eq!(isolate_figures("أ + ب"), "أ + ب");
    }

    #[test]
    fn plain_numbers_and_words_are_left_alone() {
        assert_eq!(isolate_figures("قُتل 12 شخصًا - وجُرح 3"), "قُتل 12 شخصًا - وجُرح 3");
    }
}
