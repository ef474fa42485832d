/**
 * Gives the focus a new owner when its element is removed or disabled: a button that is replaced, a row that leaves, a form
 * that is saved, a page that is left. Without an owner, the next key of a keyboard user starts at the top of the page.
 */

const focusable =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]"
/** Fields keep no place among buttons: Enter in a field must not press one afterwards. */
const field = /^(INPUT|TEXTAREA|SELECT)$/
/** The most former owners of the focus that are kept and tried, the latest first: for example the button that opened a dialog. */
const mostOwners = 10

interface Level {
  readonly node: Element
  readonly parent: Element
  readonly index: number
}
interface Owner {
  readonly element: HTMLElement
  readonly levels: ReadonlyArray<Level>
}

/**
 * Call it once, before the page is rendered.
 *
 * @returns the function that ends it
 */
export const keepFocus = () => {
  let owners: ReadonlyArray<Owner> = []
  const gain = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return
    owners = [
      ...owners.filter(({ element }) => element !== target),
      { element: target, levels: levelsOf(target) }
    ].slice(-mostOwners)
  }
  // The person pressed on a place that cannot have the focus, so nothing gets it.
  const lose = () =>
    queueMicrotask(() => {
      if (document.activeElement === document.body && isUsable(owners.at(-1)?.element)) owners = []
    })
  const restore = () => {
    const last = owners.at(-1)
    if (last === undefined || isUsable(last.element)) return
    if (document.activeElement !== document.body && document.activeElement !== null) return
    const heir = heirOf(last) ?? owners.findLast(({ element }) => isUsable(element))?.element ?? mainOf(document)
    heir?.focus({ preventScroll: true })
  }
  // A key that is held down must not press the button that has just got the focus.
  const press = (event: KeyboardEvent) => {
    const presses = event.key === "Enter" || event.key === " "
    if (event.repeat && presses && event.target instanceof HTMLButtonElement) event.preventDefault()
  }
  const observer = new MutationObserver(restore)
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled", "hidden", "inert"] })
  document.addEventListener("focusin", gain)
  document.addEventListener("focusout", lose)
  document.addEventListener("keydown", press)
  return () => {
    observer.disconnect()
    document.removeEventListener("focusin", gain)
    document.removeEventListener("focusout", lose)
    document.removeEventListener("keydown", press)
  }
}

/**
 * The places of an element and of its ancestors, from the inside. Children of the body are left out: a dialog is one, and
 * the focus must not go from it to the first link of the page beside it.
 */
const levelsOf = (element: Element): ReadonlyArray<Level> => {
  const levels: Array<Level> = []
  let node = element
  for (let parent = node.parentElement; parent !== null && parent !== document.body; parent = node.parentElement) {
    levels.push({ node, parent, index: [...parent.children].indexOf(node) })
    node = parent
  }
  return levels
}

/** The element that takes the place of a lost one: what replaced it, its neighbour, or the region around it. */
const heirOf = ({ element, levels }: Owner): HTMLElement | null => {
  const first = levels.findIndex(({ parent }) => parent.isConnected)
  const place = levels[first]
  if (place === undefined) return null
  const { parent, index } = place
  const near = [index, index + 1, index - 1].map((i) => parent.children[i])
  // Another page has replaced this one. Its first link only skips the menu, so its main part gets the focus.
  if (near.some((each) => each?.querySelector("main") != null)) return mainOf(document)
  const inside = field.test(element.tagName) ? near.slice(0, 2) : [primaryOf(parent), ...near, parent]
  return isRegion(parent)
    ? parent
    : (firstIn(inside) ??
        levels
          .slice(first)
          .map(({ parent }) => parent)
          .find(isRegion) ??
        null)
}

/** The main action of a group of buttons. */
const primaryOf = (parent: Element) => [...parent.children].find((child) => child.matches(".btn.go:not(:disabled)"))

const firstIn = (places: ReadonlyArray<Element | undefined>): HTMLElement | null => {
  for (const place of places) {
    if (place === undefined) continue
    const all = [place, ...place.querySelectorAll(focusable)]
    const found = all.find((each) => each.matches(focusable) && isUsable(each))
    if (found instanceof HTMLElement) return found
  }
  return null
}

/** A part of the page that can have the focus itself. */
const isRegion = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement && element.hasAttribute("tabindex") && element.matches(":not(button, a)")

const isUsable = (element: Element | undefined): boolean =>
  element !== undefined && element.isConnected && !element.matches(":disabled") && isVisible(element)
// The environment of the tests has no layout.
const isVisible = (element: Element) => element.checkVisibility?.() ?? true

const mainOf = (page: Document) => page.querySelector<HTMLElement>("main")
