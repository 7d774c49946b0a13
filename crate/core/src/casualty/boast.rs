//! What those who claim an attack say of their victims, beside a count that others gave.
//!
//! *Takes away*: «مقتل عشرة جنود … وتبنت الحركة الهجوم قائلة إن 30 جنديا قتلوا»: the thirty, which count the same dead.
//! *Leaves*: «وتبنى التنظيم تفجيرا أسفر عن مقتل خمسة», whose count is not said by those who claim it, and a claim's count where
//! nobody else gives one.

use crate::analysis::Analysis;
use crate::frame::{Frame, Verdict};
use crate::lexicon::Hit;

/// Takes the counts of a claim away from the statements that others count as well.
pub fn settle(a: &Analysis<'_>, frames: &mut [Frame]) {
    let counted = |f: &Frame| -> Vec<&'static str> {
        f.casualties.iter().filter(|c| c.quantity.is_some()).map(|c| c.kind).collect()
    };
    let boasts: Vec<Option<usize>> = frames.iter().map(|f| claim(a, f)).collect();
    let others: Vec<(usize, Vec<&'static str>)> = frames
        .iter()
        .zip(&boasts)
        .filter(|(f, boast)| f.verdict == Verdict::Incident && boast.is_none())
        .map(|(f, _)| (f.sentence, counted(f)))
        .collect();
    for (frame, boast) in frames.iter_mut().zip(&boasts) {
        let Some(said) = *boast else { continue };
        let sentence = frame.sentence;
        let before = |kind: &str| others.iter().any(|(s, kinds)| *s < sentence && kinds.contains(&kind));
        frame.casualties.retain(|c| c.from < said || !before(c.kind));
    }
}

/// Where those who claim the event begin to speak of it, in the statement's sentence: behind «مسؤوليتها عن الهجوم، قائلة إن».
fn claim(a: &Analysis<'_>, f: &Frame) -> Option<usize> {
    let s = a.sentences.get(f.sentence)?;
    let row = |h: &Hit| a.knowledge.lexicon.sources.row(h).id.as_str();
    let claims = a.mentions.sources.iter().find(|h| h.from >= s.from && h.to <= s.to && row(h) == "claim")?;
    (claims.to..s.to).find(|i| a.asks("says_on", *i))
}
