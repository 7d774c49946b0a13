//! What all pictures for print share: the letters. They are written by scripts, which take them from the screen: `www/picture.js` the map's,
//! `www/figures.js` those of figures.

pub const FONT: &str = "'IBM Plex Sans Arabic','Noto Sans Arabic','Segoe UI',Tahoma,Arial,sans-serif";
