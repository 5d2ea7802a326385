const PATHS = {
  alert: "M12 4 21 20H3zM12 10v4M12 17v.5",
  back: "M14 6l-6 6 6 6M8 12h12",
  card: "M3 6h18v12H3zM3 10h18M6 15h4",
  close: "M6 6l12 12M18 6 6 18",
  grid: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
  link: "M8 16 17 7M10 7h7v7",
  moon: "M20 14A8 8 0 1 1 10 4a7 7 0 0 0 10 10z",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6M18 14c2.5.7 3.5 3 3.5 6",
  send: "M4 20 21 12 4 4v6l10 2-10 2z",
  shop: "M4 10v10h16V10M3 10l2-6h14l2 6zM9 20v-6h6v6",
  slash: "M9 18 15 6M4 4h16v16H4z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M5 19l1.5-1.5M17.5 6.5 19 5",
  window: "M6 20V9.5a6 6 0 0 1 12 0V20zM12 4v16M6 13h12",
};

const SVG = "http://www.w3.org/2000/svg";

/** Draw a line icon; it carries no meaning of its own for a screen reader. */
export function icon(name, size = 20) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const look = { viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true", class: "icon" };
  for (const [key, value] of Object.entries(look)) svg.setAttribute(key, value);
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
