/**
 * Says that the scripts or the words of the page could not be loaded: the network is gone, or another version is installed. It
 * uses no other module, and has its sentences in all languages, because the catalogue may be the file that is missing.
 */
import type { Language } from "../../domain/vocabulary.ts"
import { pageLanguage } from "../words/chosen.ts"

const sentences: { readonly [L in Language]: readonly [sentence: string, button: string] } = {
  en: ["The page could not be loaded. What you typed is kept on this device.", "Reload"],
  uk: ["Сторінку не вдалося завантажити. Введений текст збережено на цьому пристрої.", "Перезавантажити"],
  ru: ["Страницу не удалось загрузить. Введённый текст сохранён на этом устройстве.", "Обновить"]
}

export const sayNotLoaded = (root: HTMLElement) => {
  const language = pageLanguage()
  const [sentence, name] = sentences[language]
  document.documentElement.lang = language
  const card = document.createElement("main")
  card.className = "card"
  const text = document.createElement("p")
  text.setAttribute("role", "alert")
  text.textContent = sentence
  const button = document.createElement("button")
  button.className = "btn go"
  button.textContent = name
  button.addEventListener("click", () => location.reload())
  card.append(text, button)
  const gate = document.createElement("div")
  gate.className = "gate"
  gate.append(card)
  root.replaceChildren(gate)
  button.focus()
}
