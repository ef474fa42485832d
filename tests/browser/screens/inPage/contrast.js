// Evaluated in the page. Finds texts whose colour is too close to the colour behind them. It takes a hundredth of the time
// that the same check takes axe.

const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
const colours = new Map()

/** Red, green, blue from 0 to 255, and alpha from 0 to 1, of any colour of CSS. */
const colourOf = (text) => {
  if (colours.has(text)) return colours.get(text)
  brush.clearRect(0, 0, 1, 1)
  brush.fillStyle = text
  brush.fillRect(0, 0, 1, 1)
  const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data
  const colour = { rgb: [red, green, blue], alpha: alpha / 255 }
  colours.set(text, colour)
  return colour
}

const over = ({ rgb, alpha }, ground) => rgb.map((part, i) => part * alpha + ground[i] * (1 - alpha))

/** The colour behind the texts of an element. Images are ignored. */
const groundOf = (element) => {
  if (element === null) return [255, 255, 255]
  const colour = colourOf(getComputedStyle(element).backgroundColor)
  return colour.alpha === 1 ? colour.rgb : over(colour, groundOf(element.parentElement))
}

/** Source: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = (rgb) => {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const opacityOf = (element) =>
  element === null ? 1 : Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement)

/** Source: https://www.w3.org/TR/WCAG22/#contrast-minimum. Large: 24 px, or 18.66 px and bold. */
const least = ({ fontSize, fontWeight }) => {
  const size = Number.parseFloat(fontSize)
  return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5
}

const hasText = (element) =>
  element.matches("input, textarea")
    ? element.value !== "" && !element.matches("[type=checkbox], [type=radio]")
    : [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== "")

// A disabled control may have less contrast.
const unusable = ":disabled, [aria-disabled=true], [data-disabled], label:has(:disabled), option"

const faintText = (element) => {
  if (!hasText(element) || element.closest(unusable) !== null) return []
  const style = getComputedStyle(element)
  const ground = groundOf(element)
  const { rgb, alpha } = colourOf(style.color)
  const text = over({ rgb, alpha: alpha * opacityOf(element) }, ground)
  const [dark, light] = [luminance(text), luminance(ground)].toSorted((a, b) => a - b)
  const ratio = (light + 0.05) / (dark + 0.05)
  return ratio < least(style) - 0.01 ? [`${named(element)} has a contrast of ${ratio.toFixed(2)}`] : []
}

globalThis.findFaintTexts = () => [...new Set(shownElements().flatMap(faintText))]
