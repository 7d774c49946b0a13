//! The words before a name: what it is called, how the scene lies to it, what it does in its sentence.

use super::{Finder, PlaceRole, Relation, Toponym};
use crate::place::Level;
use crate::segment::Sentence;
use crate::token::TokenKind;

impl Finder<'_> {
    /// Walks back over «في محيط», «بريف», «شمال», «مراسلنا في» and tells relation and role; not into the name before, which may
    /// itself be such a word: «مدينة القاعدة بمحافظة إب».
    pub(super) fn chain(
        &self,
        floor: usize,
        from: usize,
        name_from: usize,
        end: usize,
        sentence: &Sentence,
    ) -> (usize, Relation, PlaceRole) {
        let mut start = from;
        let mut relation = Relation::In;
        let mut role = PlaceRole::Scene;
        while let Some(hit) =
            self.placewords.iter().rev().find(|h| h.to == start && h.from < start && h.from >= floor)
        {
            let row = self.lexicon.placewords.row(hit);
            if row.has("origin") {
                role = PlaceRole::Origin;
            } else if row.has("hospital") {
                if !self.is_struck(hit) {
                    role = PlaceRole::Hospital;
                }
            } else if row.has("source") {
                // «قرب بلدية X» is a commune, «رئيس بلدية X» and «قالت بلدية X» speak.
                if self.is_hit(hit) {
                    role = PlaceRole::Origin;
                } else if !(row.has("commune") && self.follows_preposition(hit)) {
                    role = PlaceRole::Source;
                }
            } else if row.has("road") {
                relation = Relation::OnRoadBetween;
            } else if relation == Relation::In && !row.cell("relation").is_empty() {
                relation = relation_of(row.cell("relation"));
            }
            start = hit.from;
        }
        // «طريق دمشق - حمص»: the type word itself is the road.
        let joined = self.token(start).is_some_and(|t| t.text.starts_with('و'));
        // «بين A وB شرقي C»: C is no end of the road.
        let beside = relation == Relation::DirectionOf && floor == start && !joined;
        if self.placewords.iter().any(|h| h.to == name_from && self.has(h, "road"))
            || !beside && self.on_road(start)
        {
            relation = Relation::OnRoadBetween;
        }
        role = self.role_before(start, name_from).unwrap_or(role);
        if self.taken_to_hospital(start) {
            role = PlaceRole::Hospital;
        }
        if self.is_outlet(name_from, end) {
            role = PlaceRole::Source;
        }
        if self.is_dateline(start, end, sentence) {
            role = PlaceRole::Dateline;
        }
        (start, relation, role)
    }

    /// «الدفاع المدني في إدلب» speaks; «إلى مستشفى X» takes in.
    fn role_before(&self, start: usize, name_from: usize) -> Option<PlaceRole> {
        let before = start.checked_sub(1).and_then(|b| self.token(b))?;
        // «قصفت الطائرات وزارة الدفاع في X»: what is hit there.
        let speaks = |h: &crate::lexicon::Hit| {
            self.has(h, "source") && !self.is_post(h) && (!self.has(h, "says") || !self.is_hit(h))
        };
        let takes = |h: &crate::lexicon::Hit| h.from >= start && h.to <= name_from && self.has(h, "hospital");
        match before.text.as_str() {
            "في" if self.placewords.iter().any(|h| h.to + 1 == start && speaks(h)) => {
                Some(PlaceRole::Source)
            }
            "الي" if start >= 2 && self.placewords.iter().any(takes) => Some(PlaceRole::Hospital),
            _ => None,
        }
    }

    /// «نقلوا إلى المستشفى الجهوي بالقصرين»: an adjective between the hospital and where it stands.
    fn taken_to_hospital(&self, start: usize) -> bool {
        let led = self.token(start).is_some_and(|t| t.text.starts_with('ب'))
            || start.checked_sub(1).and_then(|b| self.token(b)).is_some_and(|t| t.text == "في");
        led && self.placewords.iter().any(|h| {
            self.has(h, "hospital")
                && h.reading.before.definite
                && h.to <= start
                && start - h.to <= 2
                && h.from.checked_sub(1).and_then(|b| self.token(b)).is_some_and(|t| t.text == "الي")
        })
    }

    /// «اغتال مسلحون مختار قرية X»: who bears an office there is what the event hit, and does not speak.
    fn is_hit(&self, hit: &crate::lexicon::Hit) -> bool {
        const FAR: usize = 4;
        let events = self.mentions.triggers.iter().chain(&self.mentions.casualties);
        let Some(event) = events.filter(|e| e.to <= hit.from && hit.from - e.to <= FAR).map(|e| e.to).max()
        else {
            return false;
        };
        let parted = |i: usize| {
            self.token(i).is_none_or(|t| !t.is_word())
                || self.mentions.sources.iter().any(|s| s.from <= i && i < s.to)
        };
        hit.reading.before.conjunction.is_none() && !(event..hit.from).any(parted)
    }

    /// «غارة على مستشفى X», «اقتحم مستوطنون مستشفى X»: the hospital is where it happened.
    fn is_struck(&self, hit: &crate::lexicon::Hit) -> bool {
        const FAR: usize = 12;
        let Some(before) = hit.from.checked_sub(1).and_then(|b| self.token(b)) else { return false };
        if before.text == "علي" {
            return true;
        }
        let led = ["في", "من", "الي", "داخل", "لدي", "عن", "قرب", "مع"].contains(&before.text.as_str());
        if led || !before.is_word() || !hit.reading.before.only_article() {
            return false;
        }
        let broken = |from: usize| {
            (from..hit.from).any(|i| self.token(i).is_none_or(|t| !t.is_word()) || self.taken(i))
        };
        let strikes = |t: &&crate::lexicon::Hit| t.to <= hit.from && hit.from - t.to <= FAR;
        self.mentions.triggers.iter().rev().find(strikes).is_some_and(|t| !broken(t.to))
    }

    /// «نقلوا إلى», «يرقد في»: somebody was brought there.
    fn taken(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|t| matches!(t.text.as_str(), "الي" | "نقل" | "نقلوا" | "نقلت" | "اسعف" | "اسعفوا"))
    }

    /// «مخفر للشرطة في قضاء X», «دورية الشرطة في X»: what is hit there, not who speaks.
    fn is_post(&self, hit: &crate::lexicon::Hit) -> bool {
        let before = hit.from.checked_sub(1).and_then(|b| self.token(b)).map_or("", |t| t.text.as_str());
        hit.reading.before.particle == Some('ل') || self.listed("post", before)
    }

    fn follows_preposition(&self, hit: &crate::lexicon::Hit) -> bool {
        let before = hit.from.checked_sub(1).and_then(|b| self.token(b)).map_or("", |t| t.text.as_str());
        hit.reading.before.particle.is_some() || matches!(before, "في" | "قرب" | "علي" | "الي" | "من" | "وسط")
    }

    /// «القاهرة : مقتل شرطي», «بغداد 12 تموز/ …»: a place at the head of its line.
    fn is_dateline(&self, start: usize, end: usize, sentence: &Sentence) -> bool {
        let opens_line = start == sentence.from
            || (start == sentence.from + 1 && self.token(sentence.from).is_some_and(|t| t.is_sign('"')));
        let head = self
            .token(end)
            .is_some_and(|t| t.is_sign('-') || t.is_sign(':') || t.is_sign('/') || t.is_sign('('))
            || (end..end + 5)
                .any(|i| self.token(i).is_some_and(|t| t.is_sign('/') || t.is_sign('-') && !t.glued))
                && self.mentions.times.iter().any(|t| t.from == end);
        opens_line && (head || self.agency_line(end) || self.dated_line(end))
    }

    /// «القدس العربي», «القاهرة الإخبارية»; «في حديث لـ(بغداد اليوم)».
    fn is_outlet(&self, from: usize, end: usize) -> bool {
        let quoted =
            from.checked_sub(1).and_then(|b| self.token(b)).is_some_and(|t| t.is_sign('"') || t.is_sign('('));
        // «لموقع "درعا-24"».
        if quoted && self.placewords.iter().any(|h| h.to + 1 == from && self.has(h, "source")) {
            return true;
        }
        let opened = |n: usize| {
            from.checked_sub(n).and_then(|b| self.token(b)).is_some_and(|t| t.is_sign('"') || t.is_sign('('))
        };
        let titled = from
            .checked_sub(1)
            .and_then(|b| self.token(b))
            .is_some_and(|t| self.listed("outlet_before", &t.text));
        // «ارتفاع القتلى - أخبار الجزائر»: behind the dash at a headline's end.
        let dashed = from.checked_sub(2).and_then(|b| self.token(b)).is_some_and(|t| t.is_sign('-'))
            && self.token(end).is_none_or(|t| t.kind == crate::token::TokenKind::LineEnd);
        if titled && (opened(2) || dashed) {
            return true;
        }
        let Some(next) = self.token(end).filter(|t| t.is_word()) else { return false };
        let closed = self.token(end + 1).is_some_and(|t| t.is_sign('"') || t.is_sign(')') || t.is_sign('-'));
        self.listed("outlet", &next.text)
            || next.text == "اليوم"
                && closed
                && (quoted || self.token(end + 1).is_some_and(|t| t.is_sign('-')))
    }

    /// «رام الله 20-1-2026 وفا-», «تونس في 3 جوان 2016 (أخبار تونس) -»: a day and a short name between the place and the dash.
    fn dated_line(&self, end: usize) -> bool {
        let day = if self.token(end).is_some_and(|t| t.text == "في") { end + 1 } else { end };
        let Some(time) = self.mentions.times.iter().find(|t| t.from == end || t.from == day) else {
            return false;
        };
        (time.to..time.to + 6).any(|i| self.token(i).is_some_and(|t| t.is_sign('-') || t.is_sign(':')))
            && (time.to..time.to + 6)
                .take_while(|i| self.token(*i).is_some_and(|t| !t.is_sign('-') && !t.is_sign(':')))
                .all(|i| !self.mentions.triggers.iter().any(|h| h.from <= i && i < h.to))
    }

    /// «القاهرة، مصر (CNN)—»: a country and an agency between the place and the dash.
    fn agency_line(&self, end: usize) -> bool {
        let sign = |i: usize, c: char| self.token(i).is_some_and(|t| t.is_sign(c));
        let opens = (end + 1..end + 5).find(|i| sign(*i, '('));
        sign(end, ',')
            && opens.is_some_and(|o| {
                (o + 2..o + 5).any(|i| sign(i, ')') && (sign(i + 1, '-') || sign(i + 1, ':')))
            })
    }

    /// «طريق A - B», «أوتوستراد A B الدولي»: the second end, which no word leads to.
    pub(super) fn join_road_ends(&self, found: &mut [Toponym]) {
        for i in 1..found.len() {
            let (left, right) = found.split_at_mut(i);
            let (Some(a), Some(b)) = (left.last_mut(), right.first_mut()) else { continue };
            let bare = |i: usize| {
                self.token(i)
                    .is_some_and(|t| t.is_sign('-') || t.is_sign('/') || t.text == "و" || t.text == "الي")
            };
            let joined = a.sentence == b.sentence
                && a.relation == Relation::OnRoadBetween
                && b.relation == Relation::In
                && b.from.saturating_sub(a.to) <= 1
                && (a.to..b.from).all(bare)
                // «طريق بلدة اللبوة شرقي لبنان»: what a region of that name holds is no road's end.
                && (a.to < b.from || b.candidates.iter().any(|p| p.level <= Level::District));
            if self.is_between(a.chain_from) && self.are_ends(a, b) {
                a.relation = Relation::OnRoadBetween;
                b.relation = Relation::OnRoadBetween;
                continue;
            }
            if joined && !self.on_road(a.chain_from) {
                b.relation = Relation::OnRoadBetween;
                b.chain_from = a.to;
            }
        }
    }

    /// «كمين بين عتق ونصاب»: «بين» right before the first of two.
    fn is_between(&self, start: usize) -> bool {
        start.checked_sub(1).and_then(|b| self.token(b)).is_some_and(|t| t.text == "بين")
    }

    /// Two towns, side by side in the text and on the map. «بين بغداد وأربيل» are those who talk with each other.
    fn are_ends(&self, a: &Toponym, b: &Toponym) -> bool {
        const ONE_ROAD: f64 = 120.0;
        let town = |p: &&crate::place::Place| p.level <= Level::District && !p.approximate;
        let joined =
            self.token(b.chain_from).is_some_and(|t| t.text.starts_with('و')) && b.chain_from == a.to;
        let wide = |t: &Toponym| t.candidates.iter().any(|p| p.level == Level::Country);
        let close = |p: &crate::place::Place| {
            let far = |q: &crate::place::Place| crate::geocode::km(p.lat, p.lon, q.lat, q.lon);
            b.candidates.iter().filter(town).any(|q| p.id != q.id && far(q) <= ONE_ROAD)
        };
        let still = |t: &Toponym| t.relation == Relation::In && t.role == PlaceRole::Scene;
        joined
            && still(a)
            && still(b)
            && a.sentence == b.sentence
            && !wide(a)
            && !wide(b)
            && a.candidates.iter().filter(town).any(close)
    }

    /// «الطريق بين A وB», «الطريق الواصل بين بلدتي A وB»: the name is an end of a road.
    fn on_road(&self, start: usize) -> bool {
        let floor = start.saturating_sub(9);
        let text = |i: usize| self.token(i).map_or("", |t| t.text.as_str());
        let Some(between) = (floor..start).rev().find(|i| matches!(text(*i), "بين" | "وبين")) else {
            return false;
        };
        if (between..start)
            .any(|i| self.token(i).is_some_and(|t| t.kind == TokenKind::Sign && !t.is_sign('"')))
        {
            return false;
        }
        // «بين مدينتي A وB في ريف C»: C is no end of it.
        if (between + 2..start).any(|i| matches!(text(i), "في" | "بريف" | "بمحافظه")) {
            return false;
        }
        // «بين مدينتي A وB» says as much without the road.
        let two = self
            .placewords
            .iter()
            .any(|h| h.from == between + 1 && self.has(h, "cue") && h.reading.stem.ends_with("تي"));
        two || (between.saturating_sub(4)..between).any(|i| self.listed("road", text(i)))
    }
}

pub(super) fn level_of(id: &str) -> Option<Level> {
    Some(match id {
        "facility" => Level::Facility,
        "settlement" => Level::Settlement,
        "district" => Level::District,
        "province" => Level::Province,
        "region" => Level::Region,
        "country" => Level::Country,
        _ => return None,
    })
}

fn relation_of(id: &str) -> Relation {
    match id {
        "near" => Relation::Near,
        "countryside_of" => Relation::CountrysideOf,
        "on_road_between" => Relation::OnRoadBetween,
        "direction_of" => Relation::DirectionOf,
        _ => Relation::In,
    }
}
