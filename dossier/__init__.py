"""The case: facts, models and exhibits. Knows neither Streamlit nor Plotly."""
