//! The page: Leptos, client side
