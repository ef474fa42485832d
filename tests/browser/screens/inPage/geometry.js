// Evaluated in the page. Finds controls that are too high, and elements that are cut, covered, overlapping or outside of the
// window. Each finding is a sentence that names an element.

const controls = "button, a.btn, a.nav, input:not([type=checkbox], [type=radio], [type=hidden]), select, summary"
// These buttons are texts and rows of lists, so their height follows their words.
const texts = ".in-place, .line, .item, .stm-text, .tt-changes button, [data-row]"

const named = (element) => {
  const words = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replaceAll(/\s+/g, " ")
  return `${element.tagName.toLowerCase()}.${[...element.classList].join(".")} "${words.slice(0, 40)}"`
}

const ancestorsOf = (element) =>
  element.parentElement === null ? [] : [element.parentElement, ...ancestorsOf(element.parentElement)]

const clips = (element) => {
  const { overflowX, overflowY } = getComputedStyle(element)
  return overflowX !== "visible" || overflowY !== "visible"
}

/** The part of a rectangle that none of these elements clips, or null. */
const partWithin = (elements, { left, right, top, bottom }) => {
  const boxes = [{ left, right, top, bottom }, ...elements.filter(clips).map((each) => each.getBoundingClientRect())]
  const part = {
    left: Math.max(...boxes.map((box) => box.left)),
    right: Math.min(...boxes.map((box) => box.right)),
    top: Math.max(...boxes.map((box) => box.top)),
    bottom: Math.min(...boxes.map((box) => box.bottom))
  }
  return part.right - part.left > 1 && part.bottom - part.top > 1 ? part : null
}

const visiblePart = (element, box) => partWithin(ancestorsOf(element), box)

const isShown = (element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  element.closest(".hidden-word, .skip:not(:focus)") === null

/** True for a part that scrolls sideways on purpose: its children stand in a row. */
const isRow = (element) =>
  element.matches("pre, table, input, textarea, .board, .board *") || getComputedStyle(element).display.includes("flex")

const sideways = () =>
  [document.documentElement, ...document.querySelectorAll("main, dialog, body *")]
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
    .filter((each) => each.matches("html, main, dialog") || /auto|scroll/.test(getComputedStyle(each).overflowX))
    .filter((each) => !isRow(each) && each.checkVisibility())
    .map((each) => `${named(each)} scrolls sideways`)

/** The parts of the frame that are under the page, where only its content belongs. */
const underPage = () =>
  [...document.querySelectorAll("main > :is(.page, .tasks-page)")].flatMap((page) =>
    [...page.parentElement.children]
      .filter((each) => each !== page && each.getBoundingClientRect().top > page.getBoundingClientRect().top)
      .map((each) => `${named(each)} is under the page`)
  )

const isOutside = (element) => {
  const { left, right, width, height } = element.getBoundingClientRect()
  if (width === 0 || height === 0 || (right <= innerWidth + 1 && left >= -1)) return false
  return !ancestorsOf(element).some((each) => each !== document.body && getComputedStyle(each).overflowX !== "visible")
}

const isCut = (element) => {
  if (element.matches("input, select") || element.scrollWidth <= element.clientWidth + 1) return false
  return ![element, ...element.querySelectorAll("*")].some((part) => getComputedStyle(part).textOverflow === "ellipsis")
}

/**
 * The element that lies over the middle of this one, or null. A toast may lie over anything, and the bar of a selection over the
 * rows, which scroll out from under it.
 */
const coverOf = (element) => {
  const part = visiblePart(element, element.getBoundingClientRect())
  if (part === null) return null
  // Nothing is at a point outside of the window.
  const over = document.elementFromPoint((part.left + part.right) / 2, (part.top + part.bottom) / 2)
  if (over === null || element.contains(over) || over.contains(element)) return null
  return element.closest("label")?.contains(over) || over.closest(".toasts, .bulk") ? null : over
}

const wrongControl = (highest) => (element) => {
  const { width, height } = element.getBoundingClientRect()
  if (width === 0 || height === 0) return []
  const cover = coverOf(element)
  return [
    ...(height > highest ? [`${named(element)} is ${Math.round(height)} px high`] : []),
    ...(isCut(element) ? [`${named(element)} is cut`] : []),
    ...(cover === null ? [] : [`${named(element)} is covered by ${named(cover)}`])
  ]
}

/** The visible rectangle of each line of the texts of the element itself, which may clip them. */
const linesOf = (element) =>
  [...element.childNodes]
    .filter(({ nodeType, data }) => nodeType === 3 && data.trim() !== "")
    .flatMap((node) => {
      const range = document.createRange()
      range.selectNodeContents(node)
      return [...range.getClientRects()]
        .map((line) => partWithin([element, ...ancestorsOf(element)], line))
        .filter((part) => part !== null && part.top < innerHeight)
        .map((part) => ({ element, part }))
    })

/** Letters. A longer word may break, because it may be wider than a column. */
const longestWhole = 14

const rangeOf = (node, start, end) => {
  const range = document.createRange()
  range.setStart(node, start)
  range.setEnd(node, end)
  return range
}

/** The short words of an element that are on two lines. */
const brokenWords = (element) =>
  [...element.childNodes]
    .filter((node) => node.nodeType === 3 && rangeOf(node, 0, node.length).getClientRects().length > 1)
    .flatMap((node) => [...node.data.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => ({ node, found })))
    .filter(({ found: [word] }) => word.length <= longestWhole)
    .filter(({ node, found: { index, 0: word } }) => {
      const lines = [...rangeOf(node, index, index + word.length).getClientRects()]
      return new Set(lines.map(({ top }) => Math.round(top))).size > 1
    })
    .map(({ found: [word] }) => `${named(element)} breaks the word "${word}"`)

const touch = (one, other) => {
  if (one.element.contains(other.element) || other.element.contains(one.element)) return false
  const wide = Math.min(one.part.right, other.part.right) - Math.max(one.part.left, other.part.left)
  const high = Math.min(one.part.bottom, other.part.bottom) - Math.max(one.part.top, other.part.top)
  return wide > 2 && high > 4 && !isHiding(one, other)
}

/** True when one of two lines is behind an opaque element of the other, for example a row under a heading that stays. */
const isHiding = (one, other) => {
  const x = (Math.max(one.part.left, other.part.left) + Math.min(one.part.right, other.part.right)) / 2
  const y = (Math.max(one.part.top, other.part.top) + Math.min(one.part.bottom, other.part.bottom)) / 2
  const over = document.elementFromPoint(x, y)
  if (over === null) return false
  const behind = [one, other].find(({ element }) => !element.contains(over) && !over.contains(element))
  if (behind === undefined) return false
  const inFront = [over, ...ancestorsOf(over)].filter((each) => !each.contains(behind.element))
  return inFront.some((each) => !/, 0\)|transparent|\/ 0/.test(getComputedStyle(each).backgroundColor))
}

const overlaps = (lines) =>
  lines.flatMap((one, i) =>
    lines
      .slice(i + 1)
      .filter((other) => touch(one, other))
      .map((other) => `${named(one.element)} overlaps ${named(other.element)}`)
  )

const isInWindow = (element) => {
  const box = element.getBoundingClientRect()
  return isShown(element) && visiblePart(element, box) !== null && box.top >= 0 && box.bottom <= innerHeight
}

/** The elements of the top layer that are shown. */
const shownElements = () => {
  const layers = document.querySelectorAll(
    "dialog[open], [role=dialog], [role=alertdialog], [role=menu], .palette, :popover-open"
  )
  return [...([...layers].at(-1) ?? document.body).querySelectorAll("*")].filter(isShown)
}

/** `primary` selects the control that must be visible; null if there is none. `highest` is in CSS pixels. */
globalThis.findFaults = ({ primary, highest }) => {
  const shown = shownElements()
  const misses = primary !== null && ![...document.querySelectorAll(primary)].some(isInWindow)
  return [
    ...new Set([
      ...sideways(),
      ...underPage(),
      ...shown.filter(isOutside).map((each) => `${named(each)} is outside of the window`),
      ...shown.filter((each) => each.matches(controls) && !each.matches(texts)).flatMap(wrongControl(highest)),
      ...shown.filter(isInWindow).flatMap(brokenWords),
      ...overlaps(shown.flatMap(linesOf)),
      ...(misses ? [`${primary} is not visible`] : [])
    ])
  ]
}
