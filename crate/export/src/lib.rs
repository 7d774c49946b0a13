//! Incidents to CSV, GeoJSON and JSON bytes
