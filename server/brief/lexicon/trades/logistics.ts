// Logistics and warehouses.
export const logisticsObjects = `
shipment, freight, consignment, cargo, container, pallet: shipment; created, booked, booking: carrier weight_kg; shipped, dispatched: carrier; delivered: duration_ms; > created picked_up in_transit delivered returned
delivery, parcel delivery, food delivery, drop-off: shipment; < order; scheduled, rescheduled: scheduled_for; delivered, completed: duration_ms; assigned: driver_id; failed: failure_reason; > scheduled assigned picked_up delivered failed
parcel, package, letter, packet: shipment; < delivery; delivered: duration_ms; > created picked_up delivered returned
delivery proof, proof of delivery, signature, recipient signature, delivery photo: file; < delivery; > captured uploaded
packing slip, waybill, bill of lading, customs form, customs declaration, label: file; < shipment; > created printed submitted
truck, drone, forklift: device; > assigned routed serviced
delivery route, stop, delivery stop: record; + stop_count; > planned started completed
warehouse, depot, dock, hub, distribution center, gate, bin location, store location: place
driver, courier, dispatcher, carrier, rider, shipper, consignee, warehouse worker: person
pick list, picklist, stocktake, inventory count, cycle count: task; + item_count; > created assigned started completed
supplier order, replenishment order, restock, stock transfer, transfer order: order; placed: item_count!; > drafted placed received
delay, damage, damage report: record; < delivery; reported: failure_reason; > reported resolved
load, freight load: shipment; + weight_kg; > posted booked loaded delivered
pickup request, collection request, pickup order: request; + scheduled_for; > requested confirmed picked_up
fuel, mileage: mass
`;
