import type { Role } from "../../api/cabinet/wire";
import type { CabinetCode, ErrorCode } from "../../api/errors";

/** What the cabinet says of errors; those that are left out read as on the client's pages. */
type Errors = Record<CabinetCode, string> & Partial<Record<ErrorCode, string>>;

export const ru = {
  title: "Кабинет",
  tabs: { label: "Разделы", day: "День", hours: "Часы", services: "Услуги", more: "Ещё" },
  undo: "Вернуть",
  undone: "Вернули как было.",
  save: "Сохранить",
  keep: "Оставить как есть",
  masterLabel: "Чей календарь",
  tellClient: "Сообщить клиенту",
  role: {
    owner: "владелец",
    administrator: "администратор",
    master: "мастер",
  } as Record<Role, string>,
  choose: { title: "Выберите кабинет", text: "Вы работаете в нескольких местах." },
  stranger: {
    title: "Этот кабинет не ваш",
    text: "Он открывается тем, кто здесь работает. Попросите у владельца приглашение и откройте кабинет по нему.",
  },
  noTenants: {
    title: "Кабинета пока нет",
    text: "Сначала подключите своего бота или примите приглашение коллеги. После этого откройте кабинет из чата ещё раз.",
  },
  outside: {
    title: "Откройте кабинет из чата с ботом",
    text: "Мы узнаём вас по профилю Telegram. Нажмите кнопку «Кабинет» в чате со своим ботом.",
  },
  reopen: {
    title: "Откройте кабинет заново из чата",
    text: "Страница была открыта слишком давно. Закройте её и нажмите кнопку в чате ещё раз.",
  },
  missing: {
    title: "Такой страницы нет",
    text: "Возможно, ссылка устарела.",
    toDay: "К сегодняшнему дню",
  },
  crashed: {
    title: "Что-то пошло не так",
    text: "Сохранённое на месте. Откройте страницу ещё раз.",
    reload: "Открыть ещё раз",
  },
  errors: {
    not_a_member: "Этот кабинет не ваш. Попросите у владельца приглашение.",
    edited_elsewhere: "Кто-то уже изменил это. Показываем свежее.",
    client_not_found: "Такого клиента нет. Выберите другого из списка.",
    phone_invalid: "Проверьте номер телефона: нужны все цифры, например +7 916 123-45-67.",
    schedule_invalid: "В расписании что-то не сходится. Проверьте отмеченные строки.",
    visit_status_fixed: "Этот визит уже так не отметить. Показываем свежее.",
    time_off_not_found: "Этого закрытого времени уже нет. Показываем свежее.",
    visit_too_short: "Визит не может быть короче 5 минут. Выберите длительность побольше.",
    service_invalid: "Проверьте услугу: паузы лежат внутри неё, часы начала идут по порядку.",
    bot_missing: "Сначала подключите своего бота: приглашение открывается в его чате.",
    forbidden: "Это может менять только владелец или администратор.",
    slot_taken: "Это время занято. Выберите другое.",
    visit_not_found: "Такой записи нет. Вернитесь к календарю.",
    visit_not_movable: "Этот визит уже не перенести: он прошёл или отменён.",
    visit_not_cancellable: "Эту запись уже не отменить: она прошла или отменена.",
    master_not_found: "Такого календаря нет. Выберите другого мастера.",
    service_not_offered: "Эту услугу здесь не записать. Выберите другую.",
    body_too_large: "Слишком длинный текст. Сократите его.",
    validation_failed: "Что-то заполнено неверно. Проверьте и повторите.",
    init_data_invalid: "Telegram не подтвердил, что это вы. Откройте кабинет заново из чата.",
    init_data_expired: "Страница открыта слишком давно. Откройте кабинет заново из чата.",
    session_missing: "Не удалось узнать вас. Откройте кабинет заново из чата.",
    session_invalid: "Не удалось узнать вас. Откройте кабинет заново из чата.",
    session_expired: "Сеанс истёк. Откройте кабинет заново из чата.",
  } as Errors,
};

export type ShellTexts = typeof ru;

export const en: ShellTexts = {
  title: "Cabinet",
  tabs: { label: "Sections", day: "Day", hours: "Hours", services: "Services", more: "More" },
  undo: "Undo",
  undone: "Put back as it was.",
  save: "Save",
  keep: "Leave as it is",
  masterLabel: "Whose calendar",
  tellClient: "Tell the client",
  role: { owner: "owner", administrator: "administrator", master: "master" },
  choose: { title: "Choose a cabinet", text: "You work in several places." },
  stranger: {
    title: "This cabinet is not yours",
    text: "It opens for those who work here. Ask the owner for an invitation and open the cabinet with it.",
  },
  noTenants: {
    title: "No cabinet yet",
    text: "First connect your own bot or accept a colleague's invitation. Then open the cabinet from the chat again.",
  },
  outside: {
    title: "Open the cabinet from the chat with the bot",
    text: "We know you by your Telegram profile. Press the cabinet button in the chat with your bot.",
  },
  reopen: {
    title: "Open the cabinet anew from the chat",
    text: "The page was opened too long ago. Close it and press the button in the chat again.",
  },
  missing: {
    title: "There is no such page",
    text: "The link may be out of date.",
    toDay: "To today",
  },
  crashed: {
    title: "Something went wrong",
    text: "What was saved is safe. Open the page again.",
    reload: "Open again",
  },
  errors: {
    not_a_member: "This cabinet is not yours. Ask the owner for an invitation.",
    edited_elsewhere: "Somebody has changed this already. Showing what is new.",
    client_not_found: "There is no such client. Choose another from the list.",
    phone_invalid: "Check the phone number: it needs all its digits, like +7 916 123-45-67.",
    schedule_invalid: "Something in the hours does not add up. Check the marked lines.",
    visit_status_fixed: "This visit can't be marked so any more. Showing what is new.",
    time_off_not_found: "This closed time is gone already. Showing what is new.",
    visit_too_short: "A visit can't be shorter than 5 minutes. Choose a longer one.",
    service_invalid: "Check the service: pauses lie inside it, start hours are in order.",
    bot_missing: "Connect your bot first: the invitation opens in its chat.",
    forbidden: "Only the owner or an administrator may change this.",
    slot_taken: "This time is taken. Choose another.",
    visit_not_found: "There is no such booking. Go back to the calendar.",
    visit_not_movable: "This visit can't be moved any more: it is over or cancelled.",
    visit_not_cancellable: "This booking can't be cancelled any more: it is over or cancelled.",
    master_not_found: "There is no such calendar. Choose another master.",
    service_not_offered: "This service can't be booked here. Choose another.",
    body_too_large: "The text is too long. Make it shorter.",
    validation_failed: "Something is filled in wrongly. Check it and try again.",
    init_data_invalid:
      "Telegram did not confirm that it is you. Open the cabinet anew from the chat.",
    init_data_expired: "The page was opened too long ago. Open the cabinet anew from the chat.",
    session_missing: "We could not recognise you. Open the cabinet anew from the chat.",
    session_invalid: "We could not recognise you. Open the cabinet anew from the chat.",
    session_expired: "The session is over. Open the cabinet anew from the chat.",
  },
};
