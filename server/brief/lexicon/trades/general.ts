// Words of every product: parts of the screen, qualities without a plural, what has no id.
export const generalObjects = `
button, banner, page, screen, tab, menu, icon, modal, dialog, popup, pop-up, up, bar, progress bar, search bar, navigation bar, form field, form-field, checkbox, dropdown, panel, sidebar, header, footer, tooltip, carousel, toggle, cookie, window, keyboard, cursor, result, screenshot, guidebook, overview, category tab: screen
checkout page, cart page, settings page, login page, map area: screen
search, catalog, catalogue, directory page, gallery page: part
balance, name, quantity, location, time, date range, date, color, size, intake, total, database size, score total: screen
generation run, deletion, signup, login, logout, onboarding, setup, export, import, upload, download, sync, self: screen
blood, plasma, clothing, clothes, password, pin, passcode, access, eligibility, homework help, information, data, content, help, text, history view, performance, consent form text, music, knowledge, news, weather, media, traffic, rest, credit setting, detail, details, equipment, research, thing, stuff: mass
status, state, type, visibility, unit, frequency: setting
address, email address, phone number, contact detail, contact details, mobile number, postal address, shipping address, emergency contact detail: mass
entry, object, element, layer, shape, frame: record
onion: product
`;
