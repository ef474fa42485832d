import { describe, expect, test } from "vitest"
import type { Category } from "../../../domain/values.ts"
import { categoryOf } from "./category.ts"

const table = (rows: ReadonlyArray<readonly [title: string, category: Category]>) =>
  test.each(rows)("%s → %s", (title, category) => expect(categoryOf(title).category).toBe(category))

describe("English", () => {
  table([
    ["Urgent: the login page crashes, please fix it by Friday", "bug"],
    ["Checkout returns 500 after the last deploy", "bug"],
    ["Can't log in with Google since yesterday", "bug"],
    ["Search doesn't work on phones", "bug"],
    ["Export button is broken in Safari", "bug"],
    ["Please fix the memory leak in the worker", "bug"],
    ["The page hangs when I open two tabs", "bug"],
    ["Please add dark mode", "feature"],
    ["Could we have an export to CSV?", "feature"],
    ["It would be nice to filter by assignee", "feature"],
    ["Implement sign in with Telegram", "feature"],
    ["Feature request: keyboard shortcuts", "feature"],
    ["Speed up the board, it is too slow with 1000 tasks", "improvement"],
    ["Refactor the import so that it is easier to test", "improvement"],
    ["Make the buttons on the phone bigger", "improvement"],
    ["Improve the wording of error messages", "improvement"],
    ["Why is the staging server on port 8001?", "question"],
    ["Who has access to the billing account?", "question"],
    ["Does anyone know how to rotate the keys?", "question"],
    ["What is the plan for the release", "question"],
    ["Update dependencies", "chore"],
    ["Renew the SSL certificate", "chore"],
    ["Send the invoice to the client", "chore"],
    ["Write release notes for 2.1", "chore"],
    ["Can you review the pull request, please?", "chore"],
    ["Buy coffee", "chore"]
  ])
})

describe("a broken state is a bug without its word", () => {
  table([
    ["The search box does nothing on Safari", "bug"],
    ["The footer link leads to an empty page", "bug"],
    ["Nobody can reach the wiki", "bug"],
    ["Reminder emails arrive twice", "bug"],
    ["The door won't close", "bug"],
    ["Figure out why the totals don't match the bank", "bug"],
    ["Форма не надсилає лист", "bug"],
    ["Ніхто не бачить розклад", "bug"],
    ["Кран тече", "bug"],
    ["Кнопка веде на порожню сторінку", "bug"],
    ["З'ясуй, чому листи губляться", "bug"],
    ["Дзвінок не чути", "bug"],
    ["Пошта не синхронізується", "bug"],
    ["Счётчик показывает нули", "bug"],
    ["Никто не видит расписание", "bug"],
    ["Труба течёт", "bug"],
    ["Кнопка ведёт на чужую страницу", "bug"],
    ["Узнай, почему письма теряются", "bug"],
    ["Весы не включаются", "bug"],
    ["Не забудь про отчёт", "chore"],
    ["Не треба більше купувати воду", "chore"]
  ])
})

describe("more of a property is an improvement, and a new ability a feature", () => {
  table([
    ["Show the phone number on the invoice page", "improvement"],
    ["Make the map larger", "improvement"],
    ["Зробити карту більшою", "improvement"],
    ["Сделать карту больше", "improvement"],
    ["It would be great to sort by date", "feature"],
    ["Було б зручно мати пошук", "feature"],
    ["Хорошо бы добавить поиск", "feature"],
    ["Get two offers for the new carpet", "chore"],
    ["Плитка нужна до выходных", "chore"]
  ])
})

describe("a clause of time is no question, and a question before an order to repair is a bug", () => {
  table([
    ["When it gets quieter, sort the boxes", "chore"],
    ["Коли з'явиться час, розклади книжки", "chore"],
    ["Как появится минута, разбери книги", "chore"],
    ["Why do guests get two codes? Find out and fix it", "bug"],
    ["Чому двері не зачиняються? Полагодь", "bug"],
    ["What are the opening hours? A client asks", "question"],
    ["Як закрити зміну без ключа?", "question"],
    ["Как закрыть смену без ключа?", "question"]
  ])
})

describe("Ukrainian", () => {
  table([
    ["Не працює вхід через Google", "bug"],
    ["Помилка 500 при оплаті", "bug"],
    ["Сервер впав, подивіться хтось", "bug"],
    ["Застосунок вилітає на Android", "bug"],
    ["Зависає сторінка з графіком", "bug"],
    ["Полагодити кнопку збереження, зламалась", "bug"],
    ["Додати експорт у CSV", "feature"],
    ["Було б круто мати темну тему", "feature"],
    ["Хотілося б фільтр за виконавцем", "feature"],
    ["Потрібна нова функція: нагадування", "feature"],
    ["Прискорити завантаження дошки", "improvement"],
    ["Дуже повільно відкривається пошук", "improvement"],
    ["Покращити тексти на першому екрані", "improvement"],
    ["Чому стейдж на порту 8001?", "question"],
    ["Хто має доступ до білінгу?", "question"],
    ["Як запустити тести локально", "question"],
    ["Оновити документацію", "chore"],
    ["Оплатити рахунок за хостинг", "chore"],
    ["Перенести зустріч на четвер", "chore"],
    ["Продовжити домен до кінця місяця", "chore"]
  ])
})

describe("Russian", () => {
  table([
    ["Не работает вход через Google", "bug"],
    ["Ошибка при сохранении задачи", "bug"],
    ["Приложение вылетает на Android", "bug"],
    ["Срочно почините, упал сервер", "bug"],
    ["Добавить экспорт в CSV", "feature"],
    ["Было бы здорово иметь тёмную тему", "feature"],
    ["Можете добавить поддержку вебхуков?", "feature"],
    ["Ускорить загрузку доски", "improvement"],
    ["Поиск тормозит, надо оптимизировать", "improvement"],
    ["Почему стейдж на порту 8001?", "question"],
    ["Кто знает, где лежат ключи?", "question"],
    ["Обновить зависимости", "chore"],
    ["Оплатить счёт за хостинг", "chore"],
    ["Напишите заметки к релизу", "chore"],
    ["Позвонить клиенту", "chore"]
  ])
})

test("the band is lower if the text has one hint or none", () => {
  expect(categoryOf("The login page crashes with an exception").band).toBe("likely")
  expect(categoryOf("Fix the wording").band).toBe("unsure")
  expect(categoryOf("Coffee")).toEqual({ category: "chore", band: "weak" })
  expect(categoryOf("")).toEqual({ category: "chore", band: "weak" })
})

test("the title counts more than the description", () => {
  expect(categoryOf("Add dark mode", "People say that the white theme is broken at night").category).toBe("feature")
  expect(categoryOf("Login", "It crashes with an exception").category).toBe("bug")
})
