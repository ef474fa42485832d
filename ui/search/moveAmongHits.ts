/** Moves the focus among the hits. The field comes before the first hit. */
export const moveAmongHits = (page: HTMLElement, field: HTMLElement, by: 1 | -1): void => {
  const stops = [field, ...page.querySelectorAll<HTMLElement>("a.hit")]
  const at = stops.findIndex((each) => each === document.activeElement)
  stops[Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus()
}
