//! Page furniture in pasted text: menus, share bars, links to other stories, comment forms.
//!
//! *Finds*: «الرئيسية / الآن / …» (breadcrumb), «شاهد أيضاً» and the headlines under it, a lone «-» followed by a headline between two
//! paragraphs, «لن يتم نشر عنوان بريدك» (comment form), «ثلاثة عشر + 20 =» (captcha), header lines that are only a date.
//! *Refuses*: paragraphs, sub-headings, lists that a paragraph announces with a colon, hard-wrapped lines. When in doubt a line is text:
//! a headline that stays costs one doubtful incident, a paragraph that is greyed costs a true one.
//!
//! *Example*: «اترك تعليقاً» marks itself and all lines below it as comments.
//!
//! Lines are marked, never removed. What a single line says is a row of `lexicon/furniture.tsv`; this file only knows how lines follow each other.

mod line;
mod pattern;
mod repeats;
mod rules;

pub use line::LineIn;
pub use rules::Rules;

use std::sync::LazyLock;

use line::{Line, Shape};
use rules::{Hit, Scope};

/// What a line of a page is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Furniture {
    /// The article itself.
    #[default]
    None,
    /// Navigation, breadcrumbs, section names, log-in and search.
    Menu,
    /// Share buttons, print, font size, counters of views and reading time.
    Share,
    /// Links to other stories.
    Related,
    /// Comments and the form to write one.
    Comment,
    /// Nothing but a date; the day in it may be the article's own.
    Date,
    /// Author, editor, source line, author box.
    Byline,
    /// Words under a picture: text, though not of the story.
    Caption,
    /// A picture's owner and nothing else.
    Credit,
    /// Key words.
    Tags,
    /// Advertisement, newsletter, "follow us".
    Promotion,
    /// Cookies, copyright, terms.
    Legal,
}

impl Furniture {
    /// Whether the line is to be greyed and nothing is to be read from it.
    #[must_use]
    pub const fn is_furniture(self) -> bool {
        !matches!(self, Self::None | Self::Caption)
    }
}

/// Marks the lines of one page with the rows that come with the program.
#[must_use]
pub fn mark(lines: &[LineIn<'_>]) -> Vec<Furniture> {
    static RULES: LazyLock<Rules> = LazyLock::new(Rules::embedded);
    RULES.mark(lines)
}

impl Rules {
    /// Marks the lines of one page, one answer for each line.
    #[must_use]
    pub fn mark(&self, lines: &[LineIn<'_>]) -> Vec<Furniture> {
        let page = Page::new(self, lines);
        let mut marks: Vec<Furniture> =
            page.hits.iter().map(|hit| hit.map_or(Furniture::None, |h| h.kind)).collect();
        page.drop_lone_items(&mut marks);
        page.drop_chronicle_dates(&mut marks);
        let mut tails = 0;
        for (at, hit) in page.hits.iter().enumerate() {
            let Some(Hit { kind, scope, .. }) = *hit else { continue };
            match scope {
                Scope::Links => page.mark_links(at, kind, 25, &mut marks),
                Scope::Short => page.mark_links(at, kind, 4, &mut marks),
                Scope::Next => page.mark_next(at, kind, &mut marks),
                Scope::Tail if tails < MOST_TAILS => {
                    tails += 1;
                    page.mark_tail(at, kind, &mut marks);
                }
                Scope::Tail => {}
                Scope::Line | Scope::Items => {}
            }
        }
        page.mark_bulleted_links(&mut marks);
        repeats::mark_repeated(&page.lines, &mut marks);
        repeats::mark_lists(&page.lines, &mut marks);
        let markers: Vec<bool> = page.hits.iter().map(Option::is_some).collect();
        repeats::mark_cards(&page.lines, &markers, &mut marks);
        marks
    }
}

/// How many lines below a marker are looked at.
const REACH: usize = 80;
/// Headings of comments that are followed to the end of the page; a page has one or two.
const MOST_TAILS: usize = 8;

/// The lines with what can be seen of each alone.
struct Page {
    lines: Vec<Line>,
    hits: Vec<Option<Hit>>,
    /// Lines cut at a column: their ends say nothing.
    wrapped: bool,
    /// Words before each line, and in the whole page at the end.
    words_before: Vec<usize>,
    first_body: Option<usize>,
}

impl Page {
    fn new(rules: &Rules, lines: &[LineIn<'_>]) -> Self {
        let lines: Vec<Line> = lines.iter().map(Line::new).collect();
        let hits = lines.iter().map(|line| rules.hit(line)).collect();
        let wrapped = line::is_wrapped(&lines);
        let mut words_before = vec![0];
        for line in &lines {
            words_before.push(words_before.last().copied().unwrap_or(0) + line.words());
        }
        let first_body = lines.iter().position(|l| l.shape == Shape::Body);
        Self { lines, hits, wrapped, words_before, first_body }
    }

    /// A section name is a menu only in company: three of them together, or beside other furniture.
    fn drop_lone_items(&self, marks: &mut [Furniture]) {
        let is_item = |at: usize| matches!(self.hits.get(at), Some(Some(hit)) if hit.scope == Scope::Items);
        let mut at = 0;
        while at < self.lines.len() {
            if !is_item(at) {
                at += 1;
                continue;
            }
            let (end, names) = self.item_run(at);
            let beside = |i: Option<usize>| {
                i.and_then(|i| marks.get(i))
                    .is_some_and(|m| matches!(m, Furniture::Menu | Furniture::Date | Furniture::Share))
            };
            let company = beside(self.before(at)) || beside(self.after(end.saturating_sub(1)));
            // The section above the headline («أخبار عاجلة») is the first line of the page.
            let longer = |i: usize| self.lines.get(i).is_some_and(|l| l.is_headline() && l.words() >= 4);
            let above = self.before(at).is_none() && self.after(end.saturating_sub(1)).is_some_and(longer);
            let menu = names >= 3 || ((company || above) && names >= 1);
            for (i, mark) in marks.iter_mut().enumerate().take(end).skip(at) {
                let blank = self.lines.get(i).is_some_and(|l| l.shape == Shape::Blank);
                *mark = if menu && !blank { Furniture::Menu } else { Furniture::None };
            }
            at = end;
        }
    }

    /// A date between two paragraphs is a sub-heading: what follows happened on that day.
    fn drop_chronicle_dates(&self, marks: &mut [Furniture]) {
        let body = |line: &Line| line.shape == Shape::Body;
        let (first, last) = (self.lines.iter().position(body), self.lines.iter().rposition(body));
        let (Some(first), Some(last)) = (first, last) else { return };
        for mark in marks.iter_mut().take(last).skip(first).filter(|m| **m == Furniture::Date) {
            *mark = Furniture::None;
        }
    }

    /// Where a run of section names that starts at `start` ends, and how many names it has.
    /// One unknown line of up to three words may stand between two of them.
    fn item_run(&self, start: usize) -> (usize, usize) {
        let (mut end, mut names, mut at, mut strangers) = (start, 0, start, 0);
        while let Some(line) = self.lines.get(at) {
            match self.hits.get(at) {
                Some(Some(hit)) if hit.scope == Scope::Items => {
                    names += hit.entries;
                    end = at + 1;
                    strangers = 0;
                }
                _ if line.shape == Shape::Blank => {}
                _ if line.words() <= 3 && line.shape == Shape::Short && strangers == 0 => strangers += 1,
                _ => break,
            }
            at += 1;
        }
        (end, names)
    }

    /// The headlines under a marker, up to the first paragraph.
    fn mark_links(&self, marker: usize, kind: Furniture, longest: usize, marks: &mut [Furniture]) {
        // Where no line is a paragraph, short lines are the text itself.
        let bodies = self.lines.iter().filter(|l| l.shape == Shape::Body).count();
        let most = if self.wrapped || bodies == 0 { 1 } else { 12 };
        let mut found = 0;
        for (at, line) in self.lines.iter().enumerate().skip(marker + 1).take(REACH) {
            let known = marks.get(at).is_some_and(|m| m.is_furniture());
            let item =
                known || line.shape == Shape::Bullet || (line.is_headline() && line.words() <= longest);
            if line.shape != Shape::Blank && (!item || found >= most) {
                break;
            }
            if item && !known {
                set(marks, at, kind);
                found += 1;
            }
        }
    }

    /// The box under a marker such as «عن الكاتب».
    fn mark_next(&self, marker: usize, kind: Furniture, marks: &mut [Furniture]) {
        // Before the text, the next line is a name under an office («رئيس التحرير») and no headline.
        let most = if self.is_behind_text(marker) { 60 } else { 4 };
        if let Some(next) = self.after(marker)
            && self.lines.get(next).is_some_and(|l| l.words() <= most)
        {
            set(marks, next, kind);
        }
    }

    /// Everything under the heading of the comments, if the article is behind us and no second one follows.
    fn mark_tail(&self, marker: usize, kind: Furniture, marks: &mut [Furniture]) {
        if !self.is_behind_text(marker) {
            return;
        }
        let paragraphs = |l: &&Line| l.shape == Shape::Body && l.words() >= 30;
        let more_text = self.lines.iter().skip(marker).filter(paragraphs).count() >= 3;
        for (at, line) in self.lines.iter().enumerate().skip(marker + 1) {
            if line.shape == Shape::Blank || marks.get(at).is_some_and(|m| m.is_furniture()) {
                continue;
            }
            if more_text && line.shape == Shape::Body {
                break;
            }
            set(marks, at, kind);
        }
    }

    /// Whether the article stands before the line: a paragraph at least, and no small part of the page.
    fn is_behind_text(&self, at: usize) -> bool {
        let before = self.words_before.get(at).copied().unwrap_or(0);
        let after = self.words_before.last().copied().unwrap_or(0).saturating_sub(before);
        self.first_body.is_some_and(|first| first < at) && (before * 2 >= after || before >= 120)
    }

    /// A list whose bullets were copied to lines of their own is the mark of a block of links,
    /// unless the paragraph before it announces a list, or the page is little else than lists.
    fn mark_bulleted_links(&self, marks: &mut [Furniture]) {
        let pairs: Vec<(usize, usize)> = (0..self.lines.len())
            .filter(|at| self.lines.get(*at).is_some_and(|l| l.shape == Shape::Bullet))
            .filter_map(|at| Some((at, self.after(at)?)))
            .filter(|(_, item)| self.lines.get(*item).is_some_and(|l| l.is_headline() && l.words() >= 3))
            .collect();
        let listed: usize = pairs.iter().filter_map(|(_, item)| self.lines.get(*item)).map(Line::words).sum();
        let bodies = || self.lines.iter().filter(|l| l.shape == Shape::Body);
        let told: usize = bodies().map(Line::words).sum();
        if self.wrapped || bodies().count() < 2 || listed > told {
            return;
        }
        // What the last line outside of any list said: whether it announces the list below it.
        let mut announced = false;
        let mut pairs = pairs.into_iter().peekable();
        let mut at = 0;
        while let Some(line) = self.lines.get(at) {
            match pairs.next_if(|(bullet, _)| *bullet <= at) {
                Some((bullet, item)) => {
                    if !announced {
                        set(marks, bullet, Furniture::Related);
                        set(marks, item, Furniture::Related);
                    }
                    at = item;
                }
                None if !matches!(line.shape, Shape::Blank | Shape::Bullet) => announced = line.announces,
                None => {}
            }
            at += 1;
        }
    }

    fn before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|i| self.lines.get(*i).is_some_and(|l| l.shape != Shape::Blank))
    }

    fn after(&self, at: usize) -> Option<usize> {
        (at + 1..self.lines.len()).find(|i| self.lines.get(*i).is_some_and(|l| l.shape != Shape::Blank))
    }
}

fn set(marks: &mut [Furniture], at: usize, kind: Furniture) {
    if let Some(mark) = marks.get_mut(at) {
        *mark = kind;
    }
}
