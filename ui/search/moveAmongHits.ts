/** Moves the focus among the hits. Before the first one is the field. */
export const moveAmongHits = (page: HTMLElement, field: HTMLElement, by: 1 | -1): void => {
  const stops = [field, ...page.querySelectorAll<HTMLElement>("a.hit")]
  const at = stops.findIndex((each) => each === document.activeElement)
  stops[Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus()
}
