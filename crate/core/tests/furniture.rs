//! Page furniture: the rows' own sentences, and whole pages that we wrote.
//!
//! `tests/data/furniture/pages.txt` holds cases: a line `== name`, then the lines of a page, each with what it is for and a bar before it.

use rasid_core::furniture::{Furniture, LineIn, Rules, mark};

#[test]
fn every_row_fires_on_its_example_and_not_on_its_counter() {
    let rules = Rules::embedded();
    let mut wrong = Vec::new();
    let mut checked = 0;
    for row in include_str!("../lexicon/furniture.tsv").lines().filter(|l| !l.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [id, kind, _, _, _, _, example, counter] = cells.as_slice() else {
            panic!("a row has {} cells: {row}", cells.len());
        };
        if *kind == "class" {
            continue;
        }
        checked += 1;
        if !rules.firing(example).contains(id) {
            wrong.push(format!("{id} does not fire on «{example}»: {:?}", rules.firing(example)));
        }
        if *counter != "-" && !rules.firing(counter).is_empty() {
            wrong.push(format!("{id}: {:?} fire on «{counter}»", rules.firing(counter)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked >= 80, "only {checked} rows were read");
}

#[test]
fn pages_are_marked_line_by_line() {
    let mut cases = 0;
    let mut wrong = Vec::new();
    for text in [include_str!("data/furniture/pages.txt")] {
        for case in text.split("\n== ").map(|c| c.trim_start_matches("== ")) {
            let (name, body) = case.split_once('\n').unwrap();
            cases += 1;
            let rows: Vec<(&str, &str)> = body
                .trim_end_matches('\n')
                .lines()
                .map(|l| l.split_once('|').unwrap_or_else(|| panic!("{name}: no bar in «{l}»")))
                .collect();
            let lines: Vec<LineIn<'_>> = rows.iter().map(|(_, text)| LineIn::new(text)).collect();
            for ((want, text), got) in rows.iter().zip(mark(&lines)) {
                if *want != name_of(got) {
                    wrong.push(format!("{name}: want {want:?}, got {:?}: {text}", name_of(got)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases >= 40, "only {cases} cases were read");
}

#[test]
fn any_lines_give_one_mark_each() {
    for text in ["", "\n\n\n", "-\n-\n-", "+ =\n= +", "الرئيسية", "شاهد أيضاً", "\u{200f}\n|||\n///"]
    {
        let lines: Vec<LineIn<'_>> = text.split('\n').map(LineIn::new).collect();
        assert_eq!(mark(&lines).len(), lines.len(), "{text:?}");
    }
}

/// Two megabytes of anything are marked in well under the time that a person would notice; a quadratic step here takes minutes.
#[test]
fn no_page_is_slow_or_deep() {
    let body = "قُتل جندي وأصيب اثنان في كمين على الطريق العام قرب الجسر الكبير مساء أمس.\n".repeat(9000);
    for unit in [
        "-\nمقتل جندي في كمين\n",
        "شاهد أيضاً\n",
        "اترك تعليقاً\n",
        "الرئيسية\n",
        "مقتل جندي في كمين\n",
        "\n",
        "-\n",
        "+ = ",
    ] {
        let page = format!("{body}{}\n{body}", unit.repeat(1_000_000 / unit.len()));
        let lines: Vec<LineIn<'_>> = page.split('\n').map(LineIn::new).collect();
        assert_eq!(mark(&lines).len(), lines.len());
    }
}

const fn name_of(mark: Furniture) -> &'static str {
    match mark {
        Furniture::None => "",
        Furniture::Menu => "menu",
        Furniture::Share => "share",
        Furniture::Related => "related",
        Furniture::Comment => "comment",
        Furniture::Date => "date",
        Furniture::Byline => "byline",
        Furniture::Caption => "caption",
        Furniture::Credit => "credit",
        Furniture::Tags => "tags",
        Furniture::Promotion => "promotion",
        Furniture::Legal => "legal",
    }
}
