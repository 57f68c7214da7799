// Health and fitness: names of FHIR resources, and of what people keep track of.
export const healthObjects = `
appointment, doctor appointment, consultation, consult, follow-up, checkup, check-up, screening, therapy session, lab appointment, vaccination appointment: booking; booking, booked, scheduled: scheduled_for visit_type; > requested booked confirmed checked_in completed cancelled
video visit, video consultation, visit, virtual visit, telehealth visit, home visit, encounter: booking; booking, scheduled: scheduled_for; ended, completed: duration_s; > scheduled joined started completed cancelled
prescription, medication request, repeat prescription: request; < patient; refilled: pharmacy_id; > requested written sent filled refilled expired
medication, medicine, drug, dose, supplement, vaccine, injection: record; logged, taken, skipped: dose_count; prescribed: prescription_id!; > prescribed dispensed taken skipped
medication reminder, pill reminder: record; < medication; set: frequency; > set triggered dismissed
medication refill, prescription refill: request; < prescription; > requested approved picked_up
refill: request; < prescription; > requested approved picked_up
symptom, allergy, condition, side effect, adverse event: measurement; + severity; > logged
vital sign, vital, weight, blood pressure, blood pressure measurement, heart rate, glucose, blood sugar, temperature, blood glucose, glucose reading, oxygen level, pulse, body measurement, measurement, cholesterol: measurement; > logged
water intake, glass of water, water, drink, calorie intake, mood, sleep, pain, pain level, energy level, stress level, period, cycle: measurement; logged, recorded: entry_method; > logged
meal, snack, breakfast, lunch, dinner, calorie, food intake, food entry: measurement; + meal_type; > planned logged
step, step count: measurement; logged: step_count; > logged
distance, run, walk, bike ride, activity, exercise, set, rep, swim: measurement; + duration_s; > started paused completed
workout, training session, yoga session, fitness class, meditation, meditation session, breathing exercise, training plan session: record; started: workout_type; completed, finished, ended: duration_s workout_type; > scheduled started paused resumed completed
training plan, workout plan, meal plan, diet plan, care plan, treatment plan, exercise program: course; > created started completed
lab result, test result, lab test, blood test, x-ray, scan result, diagnostic report, observation: file; < patient; > ordered collected released viewed
diagnosis, medical record, health record, patient record, chart note, clinical note, health data, health history, medical history: file; < patient; > created updated shared viewed
referral: request; < patient; > created sent accepted declined
intake form, consent form, questionnaire, symptom questionnaire, health questionnaire, screening form: form; > sent started submitted
treatment, therapy, procedure, surgery: record; < patient; > planned started completed
health insurance card, insurance card: file
doctor, nurse, physician, patient, therapist, dentist, caregiver, clinician, pharmacist, surgeon, dietitian, specialist, care team member: person
clinic, hospital, pharmacy, practice, ward: place
care team: group
fitness tracker, wearable, smartwatch, watch, glucose meter, blood pressure monitor, scale, inhaler: device; > paired synced unpaired
pregnancy, cycle phase: mass
vaccination, immunization: record; < patient; > scheduled administered
bed: record; < ward; > assigned freed
`;
