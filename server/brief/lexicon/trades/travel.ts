// Travel and rides: nouns of schema.org reservations and of GA4's travel events.
export const travelObjects = `
flight, connecting flight, return flight: bookable; searched: origin destination departure_date passenger_count; booking: amount! currency! passenger_count; checked in: seat_number; updated, changed, rebooked: previous_flight_id fare_difference currency; > searched selected booked checked_in departed landed cancelled
hotel, hostel, resort, vacation rental, holiday home, lodging: place; booking: amount! currency! check_in_date night_count; searched: destination check_in_date check_out_date guest_count; > searched viewed booked reviewed
hotel room, suite, cabin, campsite: bookable; booking, reservation: amount! currency! check_in_date night_count guest_count; > viewed booked checked_in checked_out cancelled
stay, hotel stay: booking; + night_count; extended: amount currency; > booked started extended completed reviewed
trip, tour, cruise, excursion, holiday, vacation, package tour: booking; searched: destination departure_date; booking: amount! currency! departure_date traveler_count; > planned booked started completed cancelled
itinerary, travel plan: collection; > created shared
stopover, destination, attraction, landmark, point of interest: place; > viewed added
train, bus, ferry, train ticket, bus ticket: bookable; searched: origin destination departure_date; booking, purchase: amount! currency! origin destination; > searched booked travelled
ride, taxi, cab, ride request, carpool, shuttle: booking; booking, requested: amount currency pickup_type; completed, cancelled: amount currency; booking: amount! currency!; completed: distance_km duration_s; > requested accepted started completed rated
scooter, bike, bicycle, car, rental car, van, vehicle, boat: bookable; rental, reservation: amount! currency! rental_days; > reserved unlocked returned
car rental, rental: booking; + amount! currency! rental_days; > booked started returned
test drive: booking; booking, booked, scheduled: scheduled_for; > scheduled completed cancelled
check-in, online check-in: request; < booking
boarding pass, e-ticket, visa, passport: file; > requested issued received scanned renewed
seat: bookable; reservation, selected: seat_class; > selected reserved
luggage, bag drop, baggage, suitcase: shipment; + piece_count; > checked_in loaded claimed
fare: price; + fare_class; split: participant_count
route, map route, directions, parking space, parking spot: place; reservation, booking: amount! currency! duration_minutes
passenger, traveler, traveller, pilot, flight attendant: person
airport, station, airline, city, country: place
loyalty program, rewards program, frequent flyer program: membership; > joined upgraded left
mile, air mile: virtual_money
booking, reservation: booking; > started confirmed changed checked_in completed cancelled
booking request, reservation request, trip request: request; > sent accepted declined
table, restaurant table: bookable; booking, reservation: party_size scheduled_for; > requested booked seated
parking ticket, toll: money; > issued paid
`;
