// Property, food, public services, legal.
export const placesObjects = `
property, apartment, flat, house, home listing, real estate listing, office, building unit, rental unit: place; listed, published: price! currency! property_type; searched: location_name max_price bedroom_count; > listed viewed applied rented sold
viewing, apartment viewing, property viewing, open house, house viewing: booking; < property; scheduled, booking, booked: scheduled_for; > requested scheduled attended cancelled
rent, rent payment, monthly rent: money; < lease; raised, updated, increased, lowered: previous_amount; > due paid
lease, rental agreement, tenancy, rental contract, sublease: agreement; + monthly_rent currency term_months; > drafted signed renewed ended
rental application, tenant application, lease application: request; < property; > submitted approved declined
leak, repair issue, pothole, street issue, maintenance issue: case; > reported assigned resolved
tenant, landlord, real estate agent, homeowner, roommate: person
restaurant, cafe, venue, kitchen, gym, salon, shop location, polling station: place; > viewed saved reviewed
meal order, food order, pizza, burger, latte, coffee, dish, menu item, burrito, ingredient, topping: product; order: amount! currency! quantity; > ordered prepared delivered
menu, recipe, cookbook: content; > viewed saved cooked shared
meal kit, grocery order, grocery list: order
table reservation, dinner reservation: booking; booking, booked, scheduled: party_size scheduled_for
contract, agreement, document to sign, nda agreement, terms, proposal contract, consent: agreement; > drafted sent viewed signed countersigned expired
signature request, e-signature request: request; < contract; > sent viewed signed declined
clause, evidence, filing, deposition, court date: record; < case; > added filed
permit, permit application, passport application, visa application, benefit application, building permit: request; + application_type; > started submitted reviewed approved denied
parking fine, fine, traffic fine, tax bill, council tax: money; > issued paid appealed
ballot, election, public consultation: form; > opened voted closed
hearing, court hearing, town hall: occasion; > scheduled held adjourned
appeal, decision: case; > filed heard decided
citizen, resident, lawyer, paralegal, inspector, client contact, volunteer worker: person
`;
