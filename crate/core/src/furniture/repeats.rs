//! Links to other stories that no marker announces, known by how they come: twice, in a long list, or as headline and teaser in turn.
//!
//! All three look at pages that have an article beside them, and at lines outside of it. A page of short lines only is a round-up,
//! and its lines are its text.

use std::collections::BTreeMap;

use super::Furniture;
use super::line::{Line, Piece, Shape};

/// Cards counted at once.
const MOST_CARDS: usize = 40;
/// How far above the text, in lines, the page's own headline may stand.
const NEAR: usize = 40;

/// A headline that stands in the page twice is a link, unless it is the page's own: that one stands right above the text.
pub fn mark_repeated(lines: &[Line], marks: &mut [Furniture]) {
    let Some(first) = lines.iter().position(|l| l.shape == Shape::Body) else { return };
    let mut seen: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, l)| l.is_headline() && l.words() >= 4) {
        seen.entry(words(line)).or_default().push(at);
    }
    for places in seen.values().filter(|p| p.len() >= 2) {
        let own = places
            .iter()
            .any(|at| *at < first && at + NEAR >= first && headlines_between(lines, *at, first) < 3);
        let below = places.iter().any(|at| *at > first);
        if !own && below {
            places.iter().for_each(|at| set(marks, *at));
        }
    }
}

/// Four headlines or more in a row, above or below the text of a page that is mostly text.
pub fn mark_lists(lines: &[Line], marks: &mut [Furniture]) {
    let body = |l: &Line| l.shape == Shape::Body;
    let (Some(first), Some(last)) = (lines.iter().position(body), lines.iter().rposition(body)) else {
        return;
    };
    let told: usize = lines.iter().filter(|l| body(l)).map(Line::words).sum();
    if lines.iter().filter(|l| body(l)).count() < 3 {
        return;
    }
    for run in runs(lines, marks) {
        let (Some(start), Some(end)) = (run.first().copied(), run.last().copied()) else { continue };
        let outside = end < first || start > last;
        let announced = (0..start)
            .rev()
            .filter_map(|at| lines.get(at))
            .find(|l| l.shape != Shape::Blank)
            .is_some_and(|l| l.announces);
        let listed: usize = run.iter().filter_map(|at| lines.get(*at)).map(Line::words).sum();
        if run.len() < 4 || !outside || announced || listed * 3 > told {
            continue;
        }
        // Above the text the title is one of them: the first, or one of the two nearest to the text.
        let spared = |at: &usize| end < first && (*at == start || run.iter().rev().take(2).any(|r| r == at));
        run.iter().filter(|at| !spared(at)).for_each(|at| set(marks, *at));
    }
}

/// Below the text: headline (no line that a row of the table knows), teaser, headline, teaser, to the end of the page or to other furniture.
pub fn mark_cards(lines: &[Line], markers: &[bool], marks: &mut [Furniture]) {
    let total: usize = lines.iter().map(Line::words).sum();
    let solid: Vec<usize> =
        (0..lines.len()).filter(|at| lines.get(*at).is_some_and(|l| l.shape != Shape::Blank)).collect();
    let is_card = |pair: &[usize]| match pair {
        [head, teaser] => {
            let marker = markers.get(*head).copied().unwrap_or(false);
            let (head, teaser) = (lines.get(*head), lines.get(*teaser));
            !marker
                && head.is_some_and(|l| l.is_headline() && l.words() >= 4)
                && teaser.is_some_and(|l| l.shape == Shape::Body && l.words() <= 45)
        }
        _ => false,
    };
    let mut before = 0;
    let mut at = 0;
    while let Some(line) = solid.get(at).and_then(|i| lines.get(*i)) {
        let under_marker = at
            .checked_sub(1)
            .and_then(|i| solid.get(i))
            .and_then(|i| marks.get(*i))
            .is_some_and(|m| *m == Furniture::Related);
        let cards = solid
            .get(at..)
            .unwrap_or(&[])
            .chunks(2)
            .take(MOST_CARDS)
            .take_while(|pair| is_card(pair))
            .count();
        let end = at + cards * 2;
        let closed = solid.get(end).is_none_or(|i| marks.get(*i).is_some_and(|m| m.is_furniture()));
        // Headlines that are known for links already carry their teasers with them.
        let mut heads = solid.get(at..end).unwrap_or(&[]).iter().step_by(2);
        let known = heads.all(|i| marks.get(*i).is_some_and(|m| *m == Furniture::Related));
        if (closed && (known || under_marker) && cards >= 2 || known && cards >= 3)
            && before * (if known { 3 } else { 2 }) >= total
        {
            solid.get(at..end).unwrap_or(&[]).iter().for_each(|i| set(marks, *i));
        }
        before += line.words();
        at += 1;
    }
}

/// Runs of headlines of four words and more; blank and already marked lines do not break them.
fn runs(lines: &[Line], marks: &[Furniture]) -> Vec<Vec<usize>> {
    let mut out = vec![Vec::new()];
    for (at, line) in lines.iter().enumerate() {
        // Words under a picture are no headline, and stand between the title and the text.
        let marked = marks.get(at).is_some_and(|m| *m != Furniture::None);
        let listed = matches!(
            line.pieces.first(),
            Some(Piece::Sign('-' | '*' | '•' | '·' | '●' | '▪' | '◾' | '🔴' | '#'))
        );
        if line.is_headline() && line.words() >= 4 && line.words() <= 20 && !listed && !marked {
            if let Some(run) = out.last_mut() {
                run.push(at);
            }
        } else if line.shape != Shape::Blank && !marked {
            out.push(Vec::new());
        }
    }
    out
}

fn headlines_between(lines: &[Line], from: usize, to: usize) -> usize {
    lines.get(from + 1..to).unwrap_or(&[]).iter().filter(|l| l.is_headline() && l.words() >= 4).count()
}

fn words(line: &Line) -> Vec<&str> {
    line.pieces
        .iter()
        .filter_map(|p| match p {
            Piece::Word(word) => Some(word.as_str()),
            Piece::Sign(_) => None,
        })
        .collect()
}

fn set(marks: &mut [Furniture], at: usize) {
    if let Some(mark) = marks.get_mut(at).filter(|m| !m.is_furniture()) {
        *mark = Furniture::Related;
    }
}
