// Connected devices, energy, vehicles.
export const homeObjects = `
device, smart device, sensor, hub, camera, smart plug, thermostat, light bulb, light, lock, smart lock, door lock, alarm, doorbell, appliance, robot vacuum, lamp, gateway, meter, smart meter, charger, printer, machine, router, battery: device; paired, connected, added, connection: device_type connection_type; updated: version; > paired connected updated disconnected unpaired
room, home zone, zone, floor, building, garage, garden, field, plot, greenhouse: place; > created renamed
scene preset, routine, device schedule, home automation: record; + trigger_type; > created activated deactivated deleted
door, window blind, blind, heating, air conditioning, tap: device; > opened closed locked unlocked
energy consumption, electricity, gas, solar production, power: mass
meter reading, reading: measurement; < meter; > submitted
charging session, charge session, ev charge: run; + energy_kwh; > started completed
tariff, energy plan, provider plan, thermostat schedule: setting
maintenance, repair, inspection, vehicle inspection, service visit, service appointment: booking; < device; completed, finished: result; > requested scheduled started completed
work order, repair order, maintenance request: task; < device; > created assigned started completed closed
defect, breakdown: case; > reported assigned resolved
spare part, part order: product
harvest, fertilizer application, irrigation: measurement
`;
