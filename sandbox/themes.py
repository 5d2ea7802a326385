"""Telegram's own colours, as Mini Apps get them in `tgWebAppThemeParams`."""

from typing import Literal

Theme = Literal["light", "dark"]

LIGHT = {
    "bg_color": "#ffffff",
    "secondary_bg_color": "#f4f4f5",
    "text_color": "#000000",
    "hint_color": "#707579",
    "link_color": "#3390ec",
    "button_color": "#3390ec",
    "button_text_color": "#ffffff",
    "header_bg_color": "#ffffff",
    "bottom_bar_bg_color": "#ffffff",
    "accent_text_color": "#3390ec",
    "section_bg_color": "#ffffff",
    "section_header_text_color": "#707579",
    "section_separator_color": "#e4e4e5",
    "subtitle_text_color": "#707579",
    "destructive_text_color": "#e53935",
}

DARK = {
    "bg_color": "#17212b",
    "secondary_bg_color": "#232e3c",
    "text_color": "#f5f5f5",
    "hint_color": "#708499",
    "link_color": "#6ab3f3",
    "button_color": "#5288c1",
    "button_text_color": "#ffffff",
    "header_bg_color": "#17212b",
    "bottom_bar_bg_color": "#17212b",
    "accent_text_color": "#6ab2f2",
    "section_bg_color": "#17212b",
    "section_header_text_color": "#6ab3f3",
    "section_separator_color": "#111921",
    "subtitle_text_color": "#708499",
    "destructive_text_color": "#ec3942",
}

THEMES: dict[Theme, dict[str, str]] = {"light": LIGHT, "dark": DARK}
