//! Which casualty words count nobody: parts of a count, charges, denials, sums over a period, counts that were replaced.

use super::{Casualty, CasualtyReader};
use crate::inflect::{Number, Part};
use crate::lexicon::Hit;
use crate::morph::Proclitics;
use crate::number::{NumberKind, NumberMention};
use crate::token::TokenKind;

impl CasualtyReader<'_> {
    /// «لقي … حتفهم», «فقد … حياته»: the verb means death only with its end.
    pub(super) fn closed(&self, hit: &Hit) -> bool {
        let end = (hit.to + 14).min(self.sentence.to);
        // «بمصرع», «والمصرع» end no such phrase.
        let plain = |h: Hit| h.reading.before == Proclitics::default();
        (hit.to..end).any(|i| self.lexicon.asked.of("end_of_life", self.words, i).is_some_and(plain))
    }

    /// «يأسر», but not «العميد ياسر»: the name is never written with a hamza.
    pub(super) fn written_with_hamza(&self, hit: &Hit) -> bool {
        let span = self.words.tokens.get(hit.from).map(|t| t.span);
        let written = span.and_then(|s| self.text.get(s.start..s.end)).unwrap_or("");
        !self.word(hit.from).ends_with("ياسر") || written.contains('أ')
    }

    /// «أسير سابق», «أسير محرر».
    pub(super) fn freed(&self, hit: &Hit) -> bool {
        self.lexicon.casualties.row(hit).cell("kind") == "captured" && self.asks("freed", hit.to)
    }

    /// «احتجاجا على مقتل شابين», «غاضبين من مقتل زميلهم», «منذ مقتل القائد»: what a protest or a period began with happened before.
    pub(super) fn grievance(&self, hit: &Hit) -> bool {
        let near = |n: usize| self.ahead_of(hit, n);
        let noun = hit.part == Part::Noun || self.word(hit.from).starts_with("قتل");
        let ahead = |list: &str, n: usize| self.asks_ahead(list, hit, n);
        noun && !self.is_noun(hit)
            && ((1..=2).any(|n| ahead("protests", n))
                // «في ذكرى مقتل الشاب», «شائعات عن مقتل القائد».
                || (1..=3).any(|n| ahead("recalled", n))
                || near(1) == "منذ"
                || ahead("matter", 1)
                || near(1) == "علي" && near(2) == "ردا"
                || matches!(near(1), "اثر" | "عقب" | "بعد" | "بسبب" | "جراء") && self.protested(hit))
    }

    /// «المظاهرات التي خرجت إثر مقتل ضابط»: what people took to the street for.
    fn protested(&self, hit: &Hit) -> bool {
        let floor = self.sentence.from.max(hit.from.saturating_sub(16));
        let open = |t: &Hit| (t.to..hit.from).all(|i| self.words.tokens.get(i).is_some_and(|t| t.is_word()));
        let protest = |t: &&Hit| {
            t.from >= floor && t.to <= hit.from && self.lexicon.triggers.row(t).cell("type") == "protest"
        };
        self.mentions.triggers.iter().filter(protest).any(open)
    }

    /// «اندلعت الاشتباكات بعد مقتل شيخ القبيلة»: what an event broke out over was before it.
    fn broke_out_over(&self, hit: &Hit) -> bool {
        let near = |n: usize| self.ahead_of(hit, n);
        hit.part == Part::Noun
            && !self.is_noun(hit)
            && matches!(near(1), "بعد" | "اثر" | "عقب" | "اعقاب")
            && (2..=5).any(|n| self.asks_ahead("broke_out", hit, n))
    }

    /// «بعد أسبوع من وقوع تفجير أدى إلى مقتل ستين»: the event that is counted from.
    fn of_an_event_before(&self, hit: &Hit) -> bool {
        let floor = self.sentence.from.max(hit.from.saturating_sub(24));
        let plain = |i: usize| self.words.tokens.get(i).is_some_and(|t| t.is_word());
        let event = |at: usize| {
            self.word(at) == "وقوع"
                || self.mentions.triggers.iter().any(|t| t.from == at && t.part == Part::Noun)
        };
        hit.part == Part::Noun
            && !self.is_noun(hit)
            && (floor..hit.from)
                .rev()
                .take_while(|i| plain(*i))
                .any(|i| matches!(self.word(i), "من" | "علي") && event(i + 1) && self.after_a_while(i))
    }

    /// «بعد أسبوع من مقتل خمسة», «بعد يومين على إصابة ثلاثة».
    pub(super) fn some_time_before(&self, hit: &Hit) -> bool {
        let from = hit.from.checked_sub(1).filter(|i| matches!(self.word(*i), "من" | "علي"));
        hit.part == Part::Noun && from.is_some_and(|from| self.after_a_while(from))
            || self.broke_out_over(hit)
            || self.of_an_event_before(hit)
    }

    /// «بعد أسبوع» right before a token.
    fn after_a_while(&self, from: usize) -> bool {
        let floor = self.sentence.from.max(from.saturating_sub(4));
        let after = (floor..from).rev().find(|i| matches!(self.word(*i), "بعد" | "وبعد"));
        after.is_some_and(|b| (b + 1..from).any(|i| self.asks("time_span", i)))
    }

    /// «سيتم قتل القائد».
    fn still_to_come(&self, hit: &Hit) -> bool {
        (1..=2).any(|n| {
            let word = hit.from.checked_sub(n).map_or("", |i| self.word(i));
            matches!(word, "سيتم" | "سوف" | "ستتم" | "وسيتم" | "لن")
        })
    }

    /// «أودى … بحياة»: the life is taken only by its verb.
    pub(super) fn taken_lives(&self, hit: &Hit) -> bool {
        let floor = self.sentence.from.max(hit.from.saturating_sub(25));
        (floor..hit.from).any(|i| self.asks("takes", i))
    }

    /// «ضحية نقص في المعلومات», «الضحية»: one victim is a figure of speech or a crime's, where no number stands before («مئة ضحية»).
    pub(super) fn uncounted_one(&self, hit: &Hit) -> bool {
        let counted = |n: &NumberMention| n.to == hit.from || n.counted == Some(hit.from);
        hit.number == Number::Singular && !self.mentions.numbers.iter().any(counted)
    }

    /// «أودى … بحياة»: counted there.
    pub(super) fn lives_behind(&self, hit: &Hit) -> bool {
        let end = (hit.to + 25).min(self.sentence.to);
        (hit.to..end).any(|i| self.lexicon.casualties.of("lives", self.words, i).is_some())
    }

    /// «معظمهم أصيبوا», «9 جرحى بينهم 3 جرحى بحال خطرة», «ومدني فارق الحياة» after the list that he closes.
    pub(super) fn part_of_a_count(&self, hit: &Hit, told: &[Casualty]) -> bool {
        let kind = self.lexicon.casualties.row(hit).cell("kind");
        let most = ["معظم", "غالبيت", "جميع", "اغلب", "كلهم", "كلهن"];
        if !self.is_noun(hit) && most.iter().any(|m| self.before(hit.from).starts_with(m)) {
            return true;
        }
        let subset = (1..=2).any(|n| {
            let end = hit.from.saturating_sub(n - 1);
            self.mentions.cues.iter().any(|c| c.to == end && self.lexicon.cues.row(c).cell("cue") == "subset")
        });
        let again = kind == "captured" || told.iter().any(|t| t.kind == kind);
        if self.is_noun(hit) && subset && again {
            return true;
        }
        // «أردى شابا قتيلا»: what became of whom the verb has counted.
        let fate = |t: &Casualty| t.kind == kind && t.victims_to == hit.from && t.victims_from < t.victims_to;
        if self.is_noun(hit) && !self.word(hit.from).starts_with('و') && told.iter().any(fate) {
            return true;
        }
        // «قتيلان هما سامر، ومدني يدعى عاهد قضى برصاصة»: one of those who are named.
        let listed = |t: &Casualty| {
            let names = matches!(self.word(t.victims_to.max(t.to)), "هما" | "هم" | "وهما" | "وهم");
            t.kind == kind && names && t.quantity.is_some_and(|q| q.min >= Some(2))
        };
        let one = hit.number == Number::Singular && hit.part == Part::Past;
        if one && hit.reading.before.conjunction.is_none() && told.iter().any(listed) {
            return true;
        }
        let closes = |t: &Casualty| t.kind == kind && t.victims_to == hit.from && t.to < t.victims_to;
        let relative =
            hit.part == Part::Past && hit.number == Number::Singular && !self.word(hit.from).starts_with('و');
        relative && hit.from > 0 && told.iter().any(closes)
    }

    /// «أحد القتيلين مدني أصيب داخل منزله», «القتيل أصيب برأسه»: who is dead is not wounded as well.
    pub(super) fn of_the_dead(&self, hit: &Hit) -> bool {
        let row = |h: &Hit| self.lexicon.casualties.row(h).cell("kind");
        let one = |h: &Hit| h.number == Number::Singular || self.before(h.from).ends_with("احد");
        let dead = |h: &Hit| self.is_noun(h) && row(h) == "killed" && h.reading.before.definite && one(h);
        let near = |h: &&Hit| h.to <= hit.from && h.to + 2 >= hit.from;
        let open = |h: &Hit| (h.to..hit.from).all(|i| self.words.tokens.get(i).is_some_and(|t| t.is_word()));
        row(hit) == "wounded"
            && hit.part == Part::Past
            && hit.reading.before.conjunction.is_none()
            && self.mentions.casualties.iter().filter(near).any(|h| dead(h) && open(h))
    }

    /// «متأثرا بجروح أصيب بها»: the wounds of one who is counted already.
    pub(super) fn of_the_wounds(&self, hit: &Hit) -> bool {
        let wounds = |at: usize| self.asks("wounds", at) || self.word(at) == "التي";
        let last = hit.from.checked_sub(1);
        // «متأثرا بإصابات لحقته».
        last.is_some_and(|at| self.asks("affected", at))
            || matches!(self.word(hit.to), "بها" | "به") && last.is_some_and(wounds)
    }

    /// «متهم بقتل تاجر», «لتورطه بمقتل جنرال»: what somebody is charged with is no toll of this event.
    pub(super) fn charge(&self, hit: &Hit) -> bool {
        let near = |h: &Hit| h.to <= hit.from && h.to + 2 >= hit.from;
        let m = self.mentions;
        // «اعترف جيش الاحتلال بمقتل ضابط»: an army that owns up to its own dead.
        let own = |x: &Hit| x.to <= hit.from && x.to + 3 >= hit.from;
        let dead =
            self.lexicon.casualties.row(hit).cell("frame") == "masdar" && self.word(hit.from) != "بقتل";
        let owns_up = |c: &Hit| {
            dead && self.word(c.from).contains("اعترف") && m.actors.iter().any(|x| own(x) && x.from >= c.to)
        };
        hit.part == Part::Noun
            && hit.reading.before.particle.is_some()
            && (m.cues.iter().any(|c| {
                near(c) && matches!(self.lexicon.cues.row(c).cell("cue"), "record" | "court") && !owns_up(c)
            }) || m.people.iter().any(|p| near(p) && self.lexicon.people.row(p).id == "suspect")
                || self.asks_ahead("involved", hit, 1))
    }

    /// The word so many before a casualty word, in its sentence.
    fn ahead_of(&self, hit: &Hit, n: usize) -> &str {
        self.at_ahead(hit, n).map_or("", |i| self.word(i))
    }

    fn at_ahead(&self, hit: &Hit, n: usize) -> Option<usize> {
        hit.from.checked_sub(n).filter(|i| *i >= self.sentence.from)
    }

    /// Whether a word stands in a list of `askedwords.tsv`.
    fn asks(&self, list: &str, at: usize) -> bool {
        self.lexicon.asks(list, self.words, at)
    }

    /// The same of the word so many before a casualty word.
    fn asks_ahead(&self, list: &str, hit: &Hit, n: usize) -> bool {
        self.at_ahead(hit, n).is_some_and(|at| self.asks(list, at))
    }

    /// «كما قتل خمسة», «وقتل أيضا خمسة»: others than those told of before.
    pub(super) fn besides(&self, hit: &Hit) -> bool {
        self.before(hit.from) == "كما"
            || (hit.to..hit.to + 2).any(|i| matches!(self.word(i), "ايضا" | "كذلك"))
    }

    /// «محاولة قتل الضابط», «حاول مسلحون قتله», «أمر بقتل المعلم»: what was tried, ordered or threatened killed nobody yet.
    pub(super) fn only_intended(&self, hit: &Hit) -> bool {
        let near = |n: usize| self.ahead_of(hit, n);
        let led = hit.reading.before.particle.is_some() || near(1) == "علي";
        let plain = |n: usize| near(n).chars().all(char::is_alphabetic);
        let ordered = (hit.part == Part::Noun || self.word(hit.from) == "قتل")
            && led
            && (1..=4).any(|n| self.asks_ahead("orders", hit, n) && (1..n).all(plain));
        !self.is_noun(hit) && (ordered || self.intended(hit))
    }

    /// «محاولة القبض عليه», «كي يقتل التاجر»: only tried or meant.
    pub(super) fn intended(&self, hit: &Hit) -> bool {
        let near = |n: usize| self.ahead_of(hit, n);
        let ahead = |list: &str, n: usize| self.asks_ahead(list, hit, n);
        let plain = |n: usize| near(n).chars().all(char::is_alphabetic);
        // «دفع له كي يقتل التاجر», «قد تقتل القائد», «من أجل قتله».
        let aimed = hit.part == Part::Present && matches!(near(1), "كي" | "لكي" | "قد")
            || hit.part == Part::Noun && near(1) == "اجل" && near(2) == "من";
        aimed
            || (hit.part == Part::Noun || self.word(hit.from) == "قتل")
                && (ahead("attempt", 1)
                    || (1..=3).any(|n| ahead("tries", n) && (1..n).all(plain))
                    || ahead("aim", 1))
    }

    /// «مذكرة توقيف دولية», «أوامر اعتقال»: a paper holds nobody.
    pub(super) fn warrant(&self, hit: &Hit) -> bool {
        hit.part == Part::Noun && self.asks_ahead("warrant", hit, 1)
    }

    /// «قضى ثلاثة أعوام في المنفى»: spent, not died.
    pub(super) fn time_spent(&self, hit: &Hit) -> bool {
        self.mentions.numbers.iter().any(|n| n.from == hit.to && n.kind == NumberKind::Unit)
    }

    /// «نحو خمسين من الجرحى أصيبوا بالرصاص»: some of those who are counted.
    pub(super) fn of_its_own(&self, hit: &Hit, toll: &Casualty) -> bool {
        let noun = |c: &Hit| {
            self.is_noun(c)
                && c.reading.before.definite
                && self.lexicon.casualties.row(c).cell("kind") == toll.kind
                && c.from >= toll.victims_from
                && c.from <= toll.victims_to
                && self.before(c.from) == "من"
        };
        !self.is_noun(hit) && toll.victims_from < toll.victims_to && self.mentions.casualties.iter().any(noun)
    }

    /// «لم يسجّل سقوط قتلى», «دون سقوط جرحى».
    pub(super) fn negated(&self, hit: &Hit) -> bool {
        // «لم يسقط قتلى أو جرحى».
        let or =
            hit.from.checked_sub(1).filter(|i| self.words.tokens.get(*i).is_some_and(|t| t.text == "او"));
        if let Some(earlier) = or.and_then(|i| self.mentions.casualties.iter().find(|c| c.to == i))
            && self.negated(earlier)
        {
            return true;
        }
        // «لم يقتل أو يصب أي جندي».
        let not = ["لا", "ولا"].contains(&self.before(hit.from))
            || hit.part == Part::Present && matches!(self.before(hit.from), "لم" | "ولم");
        if not || self.still_to_come(hit) {
            return true;
        }
        let floor = self.sentence.from.max(hit.from.saturating_sub(6));
        let sign =
            |i: usize| self.words.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Sign && !t.is_sign('"'));
        let open = || (floor..hit.from).rev().take_while(|i| !sign(*i));
        // «لم تسجل أي إصابة»: one that did not happen.
        let none = |i: usize| matches!(self.word(i), "لم" | "ولم" | "دون" | "عدم" | "ودون");
        let any = (1..=3).any(|n| matches!(self.ahead_of(hit, n), "اي" | "ايه"));
        if hit.part == Part::Noun && any && open().any(none) {
            return true;
        }
        // «لم يتحدث الجانب الآخر حتى الآن عن وقوع ضحايا».
        let told = matches!(self.before(hit.from), "وقوع" | "سقوط");
        let far = self.sentence.from.max(hit.from.saturating_sub(11));
        let denied = |i: usize| matches!(self.word(i), "لم" | "ولم");
        let vague = self.noun_count(hit).is_none_or(|v| v.quantity.max.is_none());
        if told && vague && (far..hit.from).rev().take_while(|i| !sign(*i)).any(denied) {
            return true;
        }
        open().any(|i| {
            let word = self.word(i);
            matches!(word, "لم" | "ولم" | "دون") && i + 6 >= hit.from
                || i + 4 >= hit.from
                    && matches!(word, "دون" | "عدم" | "بلا" | "بدون" | "ودون" | "انعدام" | "اي" | "يسفر")
        }) && self.noun_count(hit).is_none_or(|v| v.quantity.max.is_none())
    }

    /// «قُتلوا اليوم …، كما أفاد بمقتل 23 منذ السبت», «العدد الكلي»: counted over a period, beside the toll of the event.
    pub(super) fn of_a_period(&self, toll: &Casualty, told: &[Casualty]) -> bool {
        let end = toll.victims_to.max(toll.to);
        let since = (end..(end + 5).min(self.sentence.to))
            .take_while(|i| self.words.tokens.get(*i).is_some_and(crate::token::Token::is_word))
            .any(|i| self.word(i) == "منذ");
        let floor = self.sentence.from.max(toll.from.min(toll.victims_from).saturating_sub(10));
        let all = (floor..toll.to.max(toll.victims_to))
            .any(|i| matches!(self.word(i), "الكلي" | "الاجمالي" | "الكليه" | "الاجماليه"));
        let again = told.iter().any(|t| t.kind == toll.kind && t.quantity.is_some());
        // «ارتفعت حصيلة القتلى الإجمالية إلى 25»: of the event whose toll was told before, unless a period is named.
        let risen = (floor..toll.from).any(|i| self.word(i).contains("رتفع")) && !self.over_a_period(floor);
        let all = all && !risen;
        // «17 عملية اغتيال راح ضحيتها 19 شخصا، آخرها مقتل مدرس»: of many events, the last of which is told behind it.
        let last = (end..(end + 3).min(self.sentence.to)).any(|i| self.asks("the_last", i));
        all && self.sentence.from > 0 || since && again || last
    }

    /// «ليرتفع عدد قتلى الحزب إلى 300»: a sum over many events, unless it names this one («ضحايا الهجوم») or is the only count
    /// («ارتفع عدد القتلى في الاشتباكات ليصل إلى 14 قتيلا»).
    pub(super) fn running_total(&self, hit: &Hit, told: &[Casualty]) -> bool {
        if self.is_noun(hit) && self.raised_since(hit, told) {
            return true;
        }
        let text = |i: usize| self.word(i);
        let floor = self.sentence.from.max(hit.from.saturating_sub(5));
        let rises = (floor..hit.from).any(|i| self.asks("raises", i));
        let rose = (self.sentence.from..floor)
            .any(|i| text(i).starts_with("ارتفع") || text(i).starts_with("ارتفاع"));
        let only = rose && !told.iter().any(|c| c.quantity.is_some());
        // «توفي ثلاثة من الجرحى ليرتفع عدد القتلى إلى ثمانية»: the dead of the event whose wounded die.
        let died = told.iter().any(|c| c.rule == "wafat") && !self.over_a_period(hit.to);
        let own = died && hit.reading.before.definite;
        rises
            && self.is_noun(hit)
            && !own
            && !only
            && !self.raised_here(hit)
            && !self.mentions.triggers.iter().any(|t| {
                t.from >= hit.to
                    && t.from <= hit.to + 2
                    && t.part == Part::Noun
                    && t.number == Number::Singular
                    && t.reading.before.definite
            })
    }

    /// «أصيب طفل، وبهذا يرتفع عدد الضحايا منذ مطلع العام إلى 45 قتيلا و120 مصابا»: all behind what has risen over a period.
    fn raised_since(&self, hit: &Hit, told: &[Casualty]) -> bool {
        let floor = self.sentence.from.max(hit.from.saturating_sub(24));
        let rises = |i: usize| self.word(i).contains("رتفع") || self.asks("raises", i);
        let Some(at) = (floor..hit.from).find(|i| rises(*i)) else { return false };
        let counted = told.iter().any(|c| c.quantity.is_some() && c.to <= at && c.victims_to <= at);
        let to = (at..self.sentence.to).find(|i| self.word(*i) == "الي").unwrap_or(at);
        let since =
            |i: usize| self.word(i) == "منذ" || self.word(i) == "خلال" && self.asks("time_span", i + 1);
        // «وبذلك يرتفع عدد الجرحى إلى ستين»: with those who were counted before this event.
        let so = self.asks("so_rises", at.saturating_sub(1));
        let end = (to + 10).min(self.sentence.to);
        counted && (so || (at..to).chain(to + 2..end).any(since))
    }

    /// «بعدما كانت حصيلة سابقة أشارت إلى مقتل 14»: a count that the sentence itself replaces.
    pub(super) fn earlier_count(&self, hit: &Hit) -> bool {
        let text = |i: usize| self.word(i);
        (self.sentence.from.max(hit.from.saturating_sub(8))..hit.from).any(|i| {
            let earlier = matches!(text(i + 1), "سابقه" | "اولي" | "قديمه");
            // «بعدما كانت الحصيلة الأولية ثلاثة».
            let was = matches!(text(i + 1), "الاوليه" | "السابقه")
                && (self.before(i).starts_with("كان") || text(i + 2).starts_with("كان"));
            // «وكانت حصيلة سابقة»: a sentence that goes back to it, in an article that has told the newer one.
            let back = self.sentence.from > 0 && matches!(self.before(i), "كانت" | "وكانت");
            text(i).ends_with("حصيله") && (earlier || was) && (back || i > self.sentence.from + 2)
        })
    }
}
