//! One mention: a preposition (في, منذ, حتى, خلال, قبل, بعد, بين, من) and the time behind it, or a time without one.
//!
//! *Finds*: منذ مطلع عام 2025 · خلال 24 ساعة · قبل أسبوعين · بعد ذلك بثلاثة أيام · منذ ساعات · يوميا.
//! *Refuses*: dates inside names (شارع 29 أيار), bare months and figures without a word of time before them.

use jiff::civil::Date;

use super::amount::Amount;
use super::calendar::{add_days, add_months};
use super::lexicon::{Many, Unit, Word, is_trap};
use super::period::{default_count, move_by};
use super::reader::{Reader, Value};
use super::{Precision, TimeMention, TimeRelation};
use crate::number::span;
use crate::token::TokenKind;

/// «بعد أسبوع من هجوم على المقر»: the day of the event that is told behind it, and of no other.
pub(crate) const EARLIER_EVENT: &str = "earlier-event";

/// Where reading goes on, and what was found: nothing when the words are a name.
pub(super) struct Outcome {
    pub to: usize,
    pub keep: Option<TimeMention>,
}

/// The mention that starts at a token.
pub(super) fn mention(r: &Reader<'_>, at: usize) -> Option<Outcome> {
    let token = r.tokens.get(at)?;
    if !matches!(token.kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number) {
        return None;
    }
    let (value, to, relation, supported) = prepositional(r, at).or_else(|| plain(r, at))?;
    if value.bare && !supported {
        return None;
    }
    let unknown =
        value.start.is_none() && value.end.is_none() && matches!(value.rule, "before-event" | "later");
    // «استهدفوا الحي في 5 أيار»: behind a preposition a date is no name.
    let preposition = [
        Word::In,
        Word::Since,
        Word::Until,
        Word::During,
        Word::Before,
        Word::After,
        Word::Between,
        Word::From,
    ];
    let named = !preposition.iter().any(|w| r.is_word(at, *w)) && is_name(r, at, to, &value);
    let keep = (!unknown && !named).then(|| build(r, at, to, value, relation));
    Some(Outcome { to, keep })
}

type Found = (Value, usize, TimeRelation, bool);

fn plain(r: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some(to) = habit(r, at) {
        let value = Value::new(None, None, Precision::Day, "habit");
        return Some((value, to, TimeRelation::Habitual, true));
    }
    let (value, to) = point(r, at)?;
    let relation = value.relation.unwrap_or(TimeRelation::At);
    let supported = !value.bare;
    Some((value, to, relation, supported))
}

/// The longest reading of a time without preposition, with a part of the day after it.
fn point(r: &Reader<'_>, at: usize) -> Option<(Value, usize)> {
    let readings = [r.feast(at), r.day_list(at), r.part_and_day(at), r.day(at), r.period(at)];
    let mut best: Option<(Value, usize)> = None;
    for reading in readings.into_iter().flatten() {
        if best.as_ref().is_none_or(|b| reading.1 > b.1) {
            best = Some(reading);
        }
    }
    let (mut value, mut to) = best?;
    if value.part.is_none() && matches!(value.precision, Precision::Day) {
        let next = if r.is_sign(to, ",-") || r.is_word(to, Word::In) { to + 1 } else { to };
        // «2015 12:49 مساءً»: a clock before the part of the day.
        let number = |i: usize| r.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
        let clock = number(next) && r.is_sign(next + 1, ":") && number(next + 2);
        let next = if clock { next + 3 } else { next };
        if let Some(phrase) = r.part_phrase(next).filter(|p| p.alone && r.day(p.next).is_none()) {
            value.part = phrase.part;
            to = phrase.to;
        }
    }
    Some((value, to))
}

fn habit(r: &Reader<'_>, at: usize) -> Option<usize> {
    if r.is_word(at, Word::Habit) {
        return Some(at + 1);
    }
    let every = matches!(r.text(at), "كل" | "وكل");
    let (_, many, atom) = r.unit(at + 1).filter(|_| every)?;
    if many != Many::One || atom.front.definite {
        return None;
    }
    Some(if r.weekday(at + 2).is_some() { at + 3 } else { at + 2 })
}

fn prepositional(r: &Reader<'_>, at: usize) -> Option<Found> {
    let next = at + 1;
    if let Some(sign) = beside_it(r.text(at)) {
        return counted_from(r, next, sign);
    }
    if r.is_word(at, Word::Since) {
        return since(r, next);
    }
    if r.is_word(at, Word::During) {
        let next = if matches!(r.text(next), "مده" | "فتره") { next + 1 } else { next };
        return during(r, next);
    }
    if r.is_word(at, Word::Before) {
        return before(r, next).or_else(|| r.part_and_day(at).map(|(v, to)| (v, to, TimeRelation::At, true)));
    }
    if r.is_word(at, Word::After) {
        return after(r, next).or_else(|| r.part_and_day(at).map(|(v, to)| (v, to, TimeRelation::At, true)));
    }
    let between = if r.text(at) == "ما" && r.is_word(next, Word::Between) { next } else { at };
    if r.is_word(between, Word::Between) || r.text(at) == "مابين" {
        let (value, to) = r.between(between + 1)?;
        return Some((value, to, TimeRelation::At, true));
    }
    if r.is_word(at, Word::From) {
        let (value, to) = r.ranging(next)?;
        return Some((value, to, TimeRelation::At, true));
    }
    until(r, at).or_else(|| within(r, at))
}

/// «حتى 3 أيلول», «إلى غاية 2019», «لغاية اليوم».
fn until(r: &Reader<'_>, at: usize) -> Option<Found> {
    let mut next = at + 1;
    if r.is_word(at, Word::To) {
        if !matches!(r.text(next), "غايه" | "حدود") {
            return None;
        }
        next += 1;
    } else if !r.is_word(at, Word::Until) {
        return None;
    }
    let (mut value, to) = point(r, next)?;
    if value.rule == "part-alone" {
        return None;
    }
    value.start = None;
    Some((value, to, TimeRelation::Until, true))
}

/// «في»: any time; also a figure that is a year, and «في أقل من 24 ساعة».
fn within(r: &Reader<'_>, at: usize) -> Option<Found> {
    let into = r.is_word(at, Word::In) || matches!(r.text(at), "ب" | "بحلول" | "وبحلول");
    if !into {
        return None;
    }
    if let Some((value, to)) = point(r, at + 1) {
        // «زاد العدد إلى عشرة بحلول الاثنين»: by then, not on that day.
        let by_then = matches!(r.text(at), "بحلول" | "وبحلول").then_some(TimeRelation::Until);
        let relation = by_then.or(value.relation).unwrap_or(TimeRelation::At);
        return Some((value, to, relation, true));
    }
    let amount = r.amount(at + 1).filter(|a| a.under)?;
    Some((last(r, &amount), amount.to, TimeRelation::During, true))
}

fn since(r: &Reader<'_>, at: usize) -> Option<Found> {
    // «منذ ذلك الحين», «منذ ذلك التاريخ».
    if r.is_word(at, Word::That) && matches!(r.text(at + 1), "الحين" | "الوقت" | "التاريخ" | "اليوم")
    {
        let mut value = Value::new(r.anchor.map(|a| a.start), r.published, Precision::Range, "since");
        value.dated = true;
        return Some((value.because("since the date last spoken of"), at + 2, TimeRelation::Since, true));
    }
    if let Some(amount) = r.amount(at) {
        return Some(since_amount(r, &amount));
    }
    // «منذ الصباح».
    if let Some((part, _)) = r.part(at).filter(|(_, a)| a.front.definite && r.day(at + 1).is_none()) {
        let value = Value::day(r.published, "hours-ago").because(r.published_basis()).with_part(Some(part));
        return Some((Value { dated: true, ..value }, at + 1, TimeRelation::At, true));
    }
    let (mut value, to) = point(r, at).or_else(|| since_event(r, at))?;
    let end = if value.start.is_some() { r.published } else { None };
    // «منذ مطلع عام 2025 وحتى نهاية حزيران».
    let until_at = if r.text(to) == "و" || r.is_sign(to, ",") { to + 1 } else { to };
    let until_at = if r.is_word(until_at, Word::To) && r.text(until_at + 1) == "غايه" {
        until_at + 1
    } else {
        until_at
    };
    if r.is_word(until_at, Word::Until)
        && let Some((end, to)) = point(r, until_at + 1)
        && end.end >= value.start
    {
        value.end = end.end;
        value.precision = Precision::Range;
        value.year_inferred |= end.year_inferred;
        return Some((value, to, TimeRelation::At, true));
    }
    value.end = end.filter(|e| value.start.is_none_or(|s| s <= *e)).or(value.end);
    if value.relation.is_none() && value.start != value.end {
        value.basis.push("since → until publication".to_owned());
    }
    Some((value, to, TimeRelation::Since, true))
}

/// «منذ اندلاع الحرب في السابع من أكتوبر», «منذ بداية النزاع عام 2014»: an event of up to four words, then its date.
fn since_event(r: &Reader<'_>, at: usize) -> Option<(Value, usize)> {
    let word = |i: usize| r.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
    let dated = |i: usize| {
        point(r, i).filter(|(v, _)| v.start.is_some() && matches!(v.rule, "date" | "month" | "year"))
    };
    (at + 1..=at + 5).take_while(|i| (at..*i).all(word)).find_map(|i| {
        let next = if r.is_word(i, Word::In) { i + 1 } else { i };
        dated(next)
    })
}

/// «منذ ساعات» is today; «منذ ثلاثة أيام» begins then and goes on.
fn since_amount(r: &Reader<'_>, amount: &Amount) -> Found {
    if amount.unit <= Unit::Hour && amount.count.is_none_or(|n| n < 24) {
        let value = Value::day(r.published, "hours-ago").because(r.published_basis());
        return (Value { dated: true, ..value }, amount.to, TimeRelation::At, true);
    }
    let mut value = last(r, amount);
    value.rule = "since-amount";
    (value, amount.to, TimeRelation::Since, true)
}

/// The stretch that ends with the publication.
fn last(r: &Reader<'_>, amount: &Amount) -> Value {
    let count = amount.count.unwrap_or(default_count(amount.unit));
    let start = r.published.map(|p| move_by(p, amount.unit, -count));
    let precision = match amount.unit {
        Unit::Week => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Year | Unit::Decade => Precision::Year,
        _ => Precision::Range,
    };
    let mut value = Value::new(start, r.published, precision, "last-amount").because(r.published_basis());
    value.dated = true;
    value
}

fn during(r: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some((value, to)) = point(r, at).filter(|(v, _)| v.rule != "part-alone") {
        return Some((value, to, TimeRelation::During, true));
    }
    if let Some(amount) = r.amount(at) {
        let to = if r.position(amount.to).is_some() { amount.to + 1 } else { amount.to };
        return Some((last(r, &amount), to, TimeRelation::During, true));
    }
    let (value, to) = point(r, at)?;
    Some((value, to, TimeRelation::During, true))
}

/// «قبل ثلاثة أيام», «قبل ذلك بيومين», «قبل عام 2011».
fn before(r: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some(found) = after_that(r, at, -1) {
        return Some(found);
    }
    if let Some(amount) = r.amount(at) {
        let (to, anchored, unknown) =
            if owed_from(r, at) { (amount.to, false, false) } else { what_follows(r, amount.to) };
        let base = if anchored { r.anchor.map(|a| a.start) } else { r.published };
        let mut value = if unknown { Value::day(None, "before-event") } else { ago(base, &amount) };
        value.basis.push(if anchored {
            "counted back from the date last spoken of".to_owned()
        } else {
            r.published_basis()
        });
        value.dated = true;
        return Some((value, to, TimeRelation::At, true));
    }
    if matches!(r.text(at), "قليل" | "لحظات" | "دقايق") {
        return Some((Value::day(r.published, "hours-ago"), at + 1, TimeRelation::At, true));
    }
    if r.part(at).is_some() {
        return None;
    }
    let (mut value, to) = point(r, at).filter(|(v, _)| v.rule != "part-alone")?;
    if value.rule == "deictic" && r.is_word(to - 1, Word::Yesterday) {
        return Some((value, to, TimeRelation::At, true));
    }
    // «قبل عيد الفطر بيومين».
    if let Some(amount) = amount_with_ba(r, to).filter(|_| value.start.is_some()) {
        return Some((counted(&value, ago(value.start, &amount)), amount.to, TimeRelation::At, true));
    }
    value.end = value.start.map(|s| add_days(s, -1));
    value.start = None;
    Some((value, to, TimeRelation::Until, true))
}

/// «تمكنت القوات قبل يومين من السيطرة على»: the «من» belongs to the verb, which has none before the time.
fn owed_from(r: &Reader<'_>, at: usize) -> bool {
    const NEAR: usize = 9;
    let before = (at.saturating_sub(NEAR)..at).rev().filter_map(|i| r.tokens.get(i));
    before.take_while(|t| t.is_word() && t.text != "من").any(|t| is_trap(t, "owes_from"))
}

/// «بعد ذلك بثلاثة أيام», «بعد يومين», «بعد 8 كانون الأول».
fn after(r: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some(found) = after_that(r, at, 1) {
        return Some(found);
    }
    // «عقب ليلة من القصف»: what the night was like, no step from one day to the next.
    if r.text(at) == "ليله" {
        return None;
    }
    if let Some(amount) = r.amount(at) {
        let (to, unknown) = after_what(r, amount.to);
        if unknown && amount.count.is_some() {
            let value = ago(r.anchor.map(|a| a.end).or(r.published), &amount);
            let value = Value { rule: EARLIER_EVENT, ..value };
            return Some((
                value.because("so long before the day last spoken of"),
                to,
                TimeRelation::At,
                true,
            ));
        }
        // «فجر اليوم … ثم انسحبت بعد ساعتين»: hours lean on the day named last, known or not.
        let lost = unknown || r.unknown_since && amount.unit <= Unit::Hour;
        let base = r.anchor.filter(|_| !lost).map(|a| a.end);
        let value = if amount.unit <= Unit::Hour && !unknown {
            Value::day(base, "after-amount")
        } else {
            later(base, &amount)
        };
        let value = value.because("counted from the date last spoken of");
        return Some((value, to, TimeRelation::At, true));
    }
    if r.text(at) == "غد" {
        let value = Value::day(r.published.map(|p| add_days(p, 2)), "deictic");
        return Some((value, at + 1, TimeRelation::At, true));
    }
    if r.part(at).is_some() || r.text(at) == "منتصف" {
        return None;
    }
    let (mut value, to) = point(r, at).filter(|(v, _)| v.rule != "part-alone")?;
    // «بعد 8 كانون الأول بأسبوع».
    if let Some(amount) = amount_with_ba(r, to).filter(|_| value.end.is_some()) {
        return Some((counted(&value, later(value.end, &amount)), amount.to, TimeRelation::At, true));
    }
    value.start = value.end;
    value.end = r.published.filter(|p| value.start.is_some_and(|s| s <= *p)).or(value.end);
    Some((value, to, TimeRelation::Since, true))
}

/// A day counted from a day that was named: it stands on the same grounds.
fn counted(from: &Value, mut to: Value) -> Value {
    to.basis = from.basis.clone();
    to.year_inferred = from.year_inferred;
    to.because("counted from the day named beside it")
}

/// «ذلك بيومين», «هذا بثلاثة أيام», «ذلك بأسبوع».
fn after_that(r: &Reader<'_>, at: usize, sign: i64) -> Option<Found> {
    if !(r.is_word(at, Word::That) || r.is_word(at, Word::This)) {
        return None;
    }
    counted_from(r, at + 1, sign)
}

/// «قبلها بثلاثة أيام», «وبعده بيوم»: before or after what was just told.
fn beside_it(word: &str) -> Option<i64> {
    match word.strip_prefix(['و', 'ف']).unwrap_or(word) {
        "قبلها" | "قبله" => Some(-1),
        "بعدها" | "بعده" => Some(1),
        _ => None,
    }
}

/// «بيومين», «بثلاثة أيام», «بأسبوع», counted from the day last spoken of.
fn counted_from(r: &Reader<'_>, at: usize, sign: i64) -> Option<Found> {
    let amount = amount_with_ba(r, at)?;
    let base = r.anchor.map(|a| if sign > 0 { a.end } else { a.start });
    let value = if sign > 0 { later(base, &amount) } else { ago(base, &amount) };
    Some((value.because("counted from the date last spoken of"), amount.to, TimeRelation::At, true))
}

/// An amount whose first word carries ب: «بثلاثة أيام», «بنحو أسبوع», «بـ3 أيام».
fn amount_with_ba(r: &Reader<'_>, at: usize) -> Option<Amount> {
    let glued =
        matches!(r.text(at), "ب" | "بـ") && r.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let next = if glued || matches!(r.text(at), "بنحو" | "بحوالي" | "باقل" | "باكثر") {
        at + 1
    } else {
        at
    };
    let carries = glued || next > at || r.text(at).starts_with('ب');
    let next = if next > at && r.text(next) == "من" { next + 1 } else { next };
    r.amount(next).filter(|_| carries)
}

/// After an amount: «من الآن» and nothing lean on the publication, «من ذلك» on the text, «من اختطافه» on an unknown event.
fn what_follows(r: &Reader<'_>, to: usize) -> (usize, bool, bool) {
    if !matches!(r.text(to), "من" | "علي") {
        return (to, false, false);
    }
    if r.is_word(to + 1, Word::That) || r.is_word(to + 1, Word::This) {
        return (to + 2, true, false);
    }
    if matches!(r.text(to + 1), "الان" | "اليوم") {
        return (to + 2, false, false);
    }
    let place = r.text(to) == "علي" || r.tokens.get(to + 1).is_none_or(|t| is_trap(t, "after_of"));
    (to, false, !place)
}

/// Behind «بعد ثلاثة أيام»: «من ذلك» leans on the text, «من اختطافه» and «فقط على الهجوم» on an event whose day is not told here.
fn after_what(r: &Reader<'_>, to: usize) -> (usize, bool) {
    let only = to + usize::from(r.text(to) == "فقط");
    if r.text(only) == "علي" && !(r.is_word(only + 1, Word::That) || r.is_word(only + 1, Word::This)) {
        return (only, true);
    }
    let (to, _, unknown) = what_follows(r, only);
    (to, unknown)
}

/// A counted way back: a day for days and weeks, the month or year for longer.
fn ago(base: Option<Date>, amount: &Amount) -> Value {
    let Some(base) = base else { return Value::day(None, "ago") };
    let count = amount.count.unwrap_or(default_count(amount.unit));
    let then = move_by(base, amount.unit, -count);
    let yesterday = add_days(base, -1);
    let (start, end, precision) = match amount.unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            let day = if amount.count.is_none_or(|n| n < 24) { base } else { then };
            (day, day, Precision::Day)
        }
        Unit::Day | Unit::Night | Unit::Week if amount.count.is_none() => (then, yesterday, Precision::Week),
        Unit::Day | Unit::Night | Unit::Week if amount.under => (then, base, Precision::Week),
        Unit::Day | Unit::Night | Unit::Week if amount.over || amount.loose => {
            let slack = if amount.unit == Unit::Week { 3 } else { 1 };
            let after = if amount.over { 0 } else { slack };
            (add_days(then, -slack), add_days(then, after), Precision::Week)
        }
        Unit::Day | Unit::Night | Unit::Week => (then, then, Precision::Day),
        Unit::Month if amount.count.is_none() => (then, add_months(base, -1), Precision::Month),
        Unit::Month if amount.under => (then, base, Precision::Month),
        Unit::Month => (then.first_of_month(), then.last_of_month(), Precision::Month),
        Unit::Year | Unit::Decade if amount.count.is_none() => (then, add_months(base, -12), Precision::Year),
        Unit::Year | Unit::Decade if amount.under => (then, base, Precision::Year),
        Unit::Year | Unit::Decade => (then.first_of_year(), then.last_of_year(), Precision::Year),
    };
    let mut value = Value::new(Some(start), Some(end), precision, "ago");
    value.dated = true;
    value
}

/// A counted way on from the day last spoken of.
fn later(base: Option<Date>, amount: &Amount) -> Value {
    let count = amount.count.unwrap_or(default_count(amount.unit));
    let day = base.map(|b| move_by(b, amount.unit, count));
    let (start, precision) = match amount.count {
        Some(_) => (day, Precision::Day),
        None => (base.map(|b| add_days(b, 1)), Precision::Week),
    };
    let mut value = Value::new(start, day, precision, "later");
    value.dated = true;
    value
}

/// «شارع 29 أيار», «سد تشرين», «حركة 20 فبراير»: a date that is part of a name, unless it has a year of its own.
fn is_name(r: &Reader<'_>, at: usize, to: usize, value: &Value) -> bool {
    if value.dated {
        return false;
    }
    let trap = |i: Option<usize>, kind| i.and_then(|i| r.tokens.get(i)).is_some_and(|t| is_trap(t, kind));
    let before = at.checked_sub(1);
    match value.rule {
        "date" | "date-hijri" => trap(before, "before_date"),
        "month" | "month-hijri" => trap(before, "month_title"),
        "range" => trap(before, "before_date") && to == at + 1,
        _ => false,
    }
}

fn build(r: &Reader<'_>, from: usize, to: usize, value: Value, relation: TimeRelation) -> TimeMention {
    let open = value.start.is_none() && value.end.is_none();
    TimeMention {
        from,
        to,
        span: span(r.tokens, from, to),
        start: value.start,
        end: value.end,
        precision: value.precision,
        relation,
        part_of_day: value.part,
        year_inferred: value.year_inferred,
        basis: value.basis,
        rule: value.rule,
        needs_reference: open && relation != TimeRelation::Habitual,
        contradiction: value.contradiction,
    }
}
