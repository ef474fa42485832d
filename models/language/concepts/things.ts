/**
 * Common things of teams, in en, uk and ru: one thing a row. A Cyrillic word is a stem and takes an ending of at most three
 * letters; an English word takes "s", "es" or nothing. A word with "=" takes no ending.
 */
export const things = String.raw`
  certificate, сертифікат, сертификат
  password, парол
  list, список=, списк, перелік, перечень=, перечн
  bug, error, defect, баг, помилк, помилок=, ошибк, ошибок=, дефект
  page, сторінк, сторінок=, страниц
  payment, оплат, платіж=, платеж, платежі
  account, акаунт, аккаунт
  accounting, accountant, бухгалтер, бухгалтері, бухгалтери
  invoice, bill, рахунок=, рахунк, счет=, счета=, счету=, счетом=, инвойс
  order, замовлен, замовленн, заказ, заказа, заказы
  customer, client, buyer, клієнт, клиент, покупець=, покупц, покупател
  user, користувач, пользовател
  mail, email, e-mail, letter, лист, листа, письм, письмо, писем=, почт, пошт
  message, повідомлен, повідомленн, сообщен
  language, мова=, мови=, мову=, мовою=, мові=, мов=, язык
  subject, тема=, теми=, тему=, темі=, темою=, темы=, теме=, темой=
  server, сервер
  service, сервіс, сервис
  database, db, база=, бази=, базу=, базі=, базою=, базы=, базе=, базой=, бд=
  backup, бекап, бэкап
  cache, кеш, кэш
  memory, пам'ят, памят
  leak, витік=, витоку=, витоком=, утечк, утечек=
  test, тест
  release, реліз, релиз
  version, версі, верси
  branch, гілк, ветк
  migration, міграц, миграц
  feature, фіч, функці, функци
  button, кнопк, кнопок=
  card, карта=, карти=, карту=, картою=, карты=, карте=, картой=, картк, карток=, карточк, карточек=
  table, spreadsheet, sheet, таблиц
  column, колонк, колонок=, стовп, столб, столбец=
  record, entry, entries, запис, записів=, записей=
  report, звіт, отчет
  document, документ
  contract, договір=, договор, договору, контракт
  budget, бюджет
  price, ціна=, ціни=, ціну=, цін=, цена=, цены=, цену=, цен=, прайс
  discount, знижк, знижок=, скидк, скидок=
  schedule, timetable, розклад, расписан, графік, график
  meeting, зустріч, встреч, нарад, совещан
  call, дзвінок=, дзвінк, звонок=, звонк, созвон
  office, офіс, офис
  phone, телефон
  address, адрес
  link, посилан, посиланн, ссылк, ссылок=
  file, файл
  photo, picture, image, фото, зображен, изображен, картинк
  video, відео, видео
  banner, банер, баннер
  site, website, сайт
  shop, store, магазин
  warehouse, склад
  delivery, доставк
  parcel, посилк, посылк
  refund, поверненн, повернен, возврат
  booking, reservation, бронюван, бронюванн, бронирован, бронь=, брони=, броні=, бронью=
  ticket, квиток=, квитк, билет
  number, номер
  key, ключ
  access, доступ
  permission, дозвіл=, дозвол, разрешен
  security, безпек, безопасност
  login, logins, log=, логін, логин
  token, токен
  domain, домен
  printer, принтер
  screen, екран, экран
  computer, laptop, комп'ютер, компьютер, ноутбук
  car, машин
  driver, водій=, водія=, водієв, водител
  ferry, паром
  pier, причал
  room, кімнат, комнат
  door, двер
  chair, стілець=, стільц, стул
  cake, торт
  school, школ
  parent, батьки=, батьків=, батькам=, родител
  children, kids, діти=, дітей=, дітям=, дети=, детей=, детям=
  teacher, вчител, учител
  lesson, урок
  money, гроші=, грошей=, деньг, денег=
  cash, готівк, наличк, наличн
  bank, банк
  tax, податок=, податк, налог
  salary, зарплат
  manager, менеджер
  director, директор, директорк
  task, задач, завдан, завданн
  question, питан, питанн, запитан, вопрос
  problem, issue, проблем
  decision, рішен, рішенн, решени
  risk, ризик, риск
  warning, попереджен, предупрежден
  monitoring, моніторинг, мониторинг
  gateway, шлюз
  protocol, протокол
  statistics, статистик
  export, експорт, экспорт, выгрузк
  import, імпорт, импорт
  translation, переклад, перевод
  text, текст
  note, нотатк, заметк, замітк
  name, назва=, назви=, назву=, назв=, назвами=, названи
  template, шаблон
  draft, чернетк, черновик
  design, mockup, дизайн, макет
  colour, color, колір=, кольор, цвет
  logo, лого=, логотип
  poster, плакат, афіш, афиш
  battery, батаре, акумулятор, аккумулятор
  tool, інструмент, инструмент
  wheel, колес
  paint, фарб, краск
  wall, стіна=, стіни=, стіну=, стіні=, стена=, стены=, стену=, стене=
  socket, розетк, розеток=
  crash, crashed, впав=, впала=, впало=, впали=, пада, падає=, упал, падает=
  outage, збій=, збої=, збою=, сбой, сбои=
  restart, reboot, перезапуск`
