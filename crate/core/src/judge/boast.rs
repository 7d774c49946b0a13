//! What those who claim an attack say of their victims, beside a count that others gave.
//!
//! *Takes away*: «مقتل عشرة جنود … وتبنت الحركة الهجوم قائلة إن 30 جنديا قتلوا»: the thirty, which count the same dead.
//! *Leaves*: «وتبنى التنظيم تفجيرا أسفر عن مقتل خمسة», whose count is not said by those who claim it, and a claim's count where
//! nobody else gives one.

use std::collections::BTreeMap;

use crate::analysis::{Analysis, within};
use crate::frame::{Frame, Verdict};
use crate::lexicon::Hit;

/// Takes the counts of a claim away from the statements that others count as well.
pub(super) fn settle(a: &Analysis<'_>, frames: &mut [Frame]) {
    let boasts: Vec<Option<usize>> = frames.iter().map(|f| claim(a, f)).collect();
    // The first sentence that counts each kind of victims and is no claim.
    let mut first: BTreeMap<&'static str, usize> = BTreeMap::new();
    for (frame, _) in
        frames.iter().zip(&boasts).filter(|(f, b)| f.verdict == Verdict::Incident && b.is_none())
    {
        for counted in frame.casualties.iter().filter(|c| c.quantity.is_some()) {
            first.entry(counted.kind).and_modify(|s| *s = frame.sentence.min(*s)).or_insert(frame.sentence);
        }
    }
    for (frame, said) in frames.iter_mut().zip(boasts).filter_map(|(f, b)| Some((f, b?))) {
        let sentence = frame.sentence;
        let before = |kind: &str| first.get(kind).is_some_and(|s| *s < sentence);
        frame.casualties.retain(|c| c.from < said || !before(c.kind));
    }
}

/// Where those who claim the event begin to speak of it, in the statement's sentence: behind «مسؤوليتها عن الهجوم، قائلة إن».
fn claim(a: &Analysis<'_>, f: &Frame) -> Option<usize> {
    let s = a.sentences.get(f.sentence)?;
    let claims = |h: &&Hit| h.to <= s.to && a.knowledge.lexicon.sources.row(h).id == "claim";
    let claim = within(&a.mentions.sources, s.from, s.to, |h| h.from).iter().find(claims)?;
    (claim.to..s.to).find(|i| a.asks("says_on", *i))
}
