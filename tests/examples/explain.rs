//! Prints every statement that was read and why it was taken or left: `cargo run -p rasid-tests --example explain -- FILE [YYYY-MM-DD]`.

use rasid_core::article::Article;
use rasid_core::{Knowledge, explain};
use rasid_gazetteer::Gazetteer;

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("a file");
    let text = std::fs::read_to_string(path).expect("UTF-8 text");
    let article = Article { text, given_date: args.next(), ..Article::default() };
    let gazetteer = Gazetteer::embedded();
    for (i, s) in explain(&article, &Knowledge::new(&gazetteer)).into_iter().enumerate() {
        println!("{i} {:?} {} {:.2} «{}»", s.verdict, s.kind, s.confidence, s.words.replace('\n', " "));
        let alike: Vec<String> = s.alike.iter().map(|(n, score)| format!("{n}:{score:.1}")).collect();
        println!("    {} | like {}", s.rules.join(" "), alike.join(" "));
        println!("    {} | {}", s.places.join("، "), s.time.unwrap_or_default());
        println!("    {}", s.parties.join(", "));
        for count in s.counts {
            println!("    {}", count.replace('\n', " "));
        }
        for (reason, points) in s.points {
            println!("    {points:+.1} {reason}");
        }
    }
}
