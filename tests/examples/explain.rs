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
    for s in explain(&article, &Knowledge::new(&gazetteer)) {
        println!("{:?} {} {:.2} «{}»", s.verdict, s.kind, s.confidence, s.words.replace('\n', " "));
        println!("    {}", s.rules.join(" "));
        for (reason, points) in s.points {
            println!("    {points:+.1} {reason}");
        }
    }
}
